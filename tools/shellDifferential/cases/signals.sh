#: an exit trap
trap 'echo bye' EXIT; echo a
#: an exit trap sees and keeps the status
trap 'echo $?' EXIT; (exit 3)
#: an exit trap may change the status
trap 'exit 5' EXIT; exit 3
#: an exit trap that fails keeps the status
trap 'false' EXIT; exit 4
#: an exit in an exit trap without a number
trap 'echo in; exit' EXIT; exit 6
#: an exit trap after an error
trap 'echo trap $?' EXIT; : ${nope?gone}; echo no
#: an exit trap after a syntax error
trap 'echo trap $?' EXIT
echo a
if
#: an exit trap in a subshell
trap 'echo outer' EXIT; (trap 'echo inner' EXIT; echo in); (echo no trap); x=$(trap 'echo sub' EXIT; echo y); echo $x; { echo z; } | cat
#: an exit trap in a background command
(trap 'echo inner' EXIT; echo in) & wait; trap 'echo outer' EXIT; sleep 0.1 & wait
#: an exit trap in a function
f() { trap 'echo f' EXIT; }; f; echo after
#: an exit trap set by a trap
trap 'trap "echo second" EXIT; echo first' EXIT
#: traps are listed
trap 'echo a' EXIT; trap "echo 'b'" TERM; trap '' HUP; trap; trap - TERM; trap; trap '' 2; trap
#: traps in subshells
trap 'echo t' TERM; trap '' HUP; (trap); x=$(trap); echo "$x"; trap | cat
#: trap names
trap 'echo a' SIGUSR1; trap 'echo b' usr2; trap 'echo c' 15; trap 'echo d' sighup; trap; trap - USR1 15; trap
#: trap mistakes
trap 'echo' NOPE; echo $?; trap 'echo' 99; echo $?; trap 'x' TERM NOPE HUP; trap; trap -x; echo $?
#: trap with one argument resets
trap 'echo a' TERM HUP; trap TERM; trap; trap 1; trap; trap ''; echo $?
#: a signal to itself
trap 'echo got' USR1; kill -USR1 $$; echo after; kill -s USR1 $$; echo end
#: a trap sees the status and keeps it
trap 'echo $?; false' USR1; (exit 3); kill -USR1 $$; echo $?
#: ignored signals
trap '' TERM; kill $$; echo alive; sh -c 'kill $$; echo child alive'; (kill -TERM $(sh -c 'echo $PPID'); echo sub alive)
#: reset signals
trap 'echo t' USR1; trap - USR1; sh -c 'kill -USR1 $$; echo no'; echo $?
#: a signal that ends a child
sh -c 'kill -9 $$'; echo $?; sh -c 'kill -TERM $$'; echo $?; sh -c 'kill -HUP $$; sleep 1'; echo $?; sh -c 'kill -INT $$; echo still'; echo $?; sh -c 'kill -PIPE $$'; echo $?; sh -c 'kill -ABRT $$'; echo $?; sh -c 'kill -SEGV $$'; echo $?; sh -c 'kill -USR1 $$'; echo $?
#: a signal that ends a subshell
(kill -9 $(sh -c 'echo $PPID')); echo $?; x=$(kill -TERM $(sh -c 'echo $PPID'); echo no); echo "$? <$x>"
#: a signal that ends a part of a pipeline
sh -c 'kill -9 $$' | cat; echo $?; echo a | sh -c 'kill -9 $$'; echo $?; sh -c 'kill $$' | sh -c 'kill -9 $$'
#: a trap in a loop
trap 'echo t; break' USR1; for i in 1 2 3; do [ $i = 2 ] && kill -USR1 $$; echo $i; done; echo end
#: return in a trap
f() { trap 'echo t; return 5' USR1; kill -USR1 $$; echo in; }; f; echo $?
#: traps wait for the foreground
trap 'echo t' USR1; (sleep 0.2; kill -USR1 1) & sleep 0.6; echo after
#: a trap ends a wait
trap 'echo t' USR1; (sleep 0.2; kill -USR1 1) & sleep 3 & wait $!; echo $?; kill $!
#: a trap ends a wait for all
trap 'echo t' USR1; (sleep 0.2; kill -USR1 1) & sleep 2 & wait; echo $?; wait; echo $?
#: a trap ends a read
trap 'echo t' USR1; (sleep 0.2; kill -USR1 1) & sleep 0.6 | { read x; echo $?; }
#: CHLD
trap 'echo child' CHLD; sleep 0.1 & wait; echo a; true; (true); echo b
#: DEBUG and RETURN do not exist
trap 'echo d' DEBUG; echo $?; trap 'echo r' RETURN; echo $?
#: a trap of failures
trap 'echo e' ERR; f() { false; echo f; }; f; (false); set -E; f; x=$(false); false || true; if false; then :; fi; ! true; trap; [ a = b ]; trap - ERR; false; trap 'exit 4' ERR; false; echo no
#: TERM as process 1 [term 0.5]
sleep 1; echo no handler
#: TERM with a trap [term 0.5]
trap 'echo bye; exit 3' TERM; while :; do sleep 0.2; done
#: TERM with a trap and a background sleep [term 0.5]
trap 'echo bye; kill $!; exit 0' TERM; sleep 30 & wait
#: TERM with a trap that does not exit [term 0.5]
trap 'echo t' TERM; sleep 1; echo after; sleep 0.2 & wait; echo $?
#: TERM while waiting [term 0.5]
trap 'echo t' TERM; sleep 1.5 & wait; echo $?; wait; echo $?
#: TERM and exit traps [term 0.5]
trap 'echo exit $?' EXIT; trap 'echo term; exit 7' TERM; sleep 5 & wait
#: TERM ignored [term 0.3]
trap '' TERM; sleep 0.8; echo survived
#: TERM and exec [term 0.3]
trap 'echo no' TERM; exec sleep 1
#: TERM in a function's loop [term 0.5]
done=0; stop() { done=1; echo stopping; }; trap stop TERM; while [ $done = 0 ]; do sleep 0.2; done; echo stopped
#: TERM and a pipeline in the foreground [term 0.4]
trap 'echo t' TERM; sleep 0.8 | cat; echo after
#: TERM and a substitution [term 0.4]
trap 'echo t' TERM; x=$(sleep 0.8; echo a); echo $x
#: TERM during a read [term 0.4]
trap 'echo t; exit 2' TERM; mkfifo /tmp/f; read x < /tmp/f; echo no
#: TERM twice is one trap [term 0.4]
trap 'echo t' TERM; (sleep 0.4; kill -TERM 1) & sleep 1.2; echo after
#: background commands
sleep 0.2 & echo started; wait; echo done; (sleep 0.1; echo bg) & wait $!; echo $?; { exit 4; } & wait $!; echo $?; false & wait; echo $?
#: the last background command
true & a=$!; true & b=$!; [ $a != $b ] && echo differ; wait $a $b; echo $?; wait $a; echo $?
#: wait for many
(exit 1) & a=$!; (exit 2) & b=$!; wait $a $b; echo $?; (exit 3) & wait %1; echo $?; wait; echo $?
#: wait for what is no child
wait 99999; echo $?; wait $$; echo $?; wait abc; echo $?; wait %5; echo $?; wait -n; echo $?
#: wait -n
sleep 0.3 & sleep 0.1 & wait -n; echo $?; wait -n; echo $?
#: killed background commands are told
sleep 5 & kill $!; wait $!; echo $?; sleep 5 & kill -9 $!; wait; echo $?; sleep 5 & kill -INT $!; wait $!; echo $?; sleep 5 & kill -HUP $!; sleep 0.1; echo; wait $!; echo $?
#: background commands ignore the keyboard
sleep 0.3 & kill -INT $!; kill -QUIT $!; wait $!; echo $?
#: background commands have no input
echo a | { cat & wait; }; read x & wait $!; echo $?; cat & wait; echo end
#: background output and order
for i in 3 1 2; do (sleep 0.$i; echo $i) & done; wait; echo all
#: background of lists and compounds
true && echo a & wait; false || echo b & wait; for i in 1 2; do echo $i; done & wait; if true; then echo c; fi & wait; { echo d; echo e; } & wait; x=1 & wait; echo "${x-unset}"; f() { echo f; }; f & wait
#: background separators
echo a & echo b & wait; sleep 0.1 & sleep 0.1 & wait; echo c
#: background pipelines
echo a | cat & wait; seq 3 | tail -n 1 & wait $!; echo $?; false | true & wait $!; echo $?; true | false & wait $!; echo $?
#: pids grow
sh -c 'echo $$'; sh -c 'echo $$'; (sh -c 'echo $$'); echo $(sh -c 'echo $$'); true & echo $!; echo a | cat; sh -c 'echo $$'; ls > /dev/null; sh -c 'echo $$'
#: pids of subshells
echo $$; (echo $$); x=$(echo $$); echo $x; echo $$ | cat; (sh -c 'echo $PPID'); sh -c 'echo $PPID'
#: timeout
timeout 0.3 sleep 5; echo $?; timeout 2 true; echo $?; timeout 2 false; echo $?; timeout 0.2 sh -c 'trap "echo t; exit 3" TERM; sleep 2'; echo $?; timeout -s KILL 0.2 sleep 5; echo $?
#: orphans
(sleep 0.3; echo orphan) & exec echo first
#: orphans of subshells
(sleep 0.2 & echo in); echo out; sleep 0.4; echo end
#: the shell ends before its background
sleep 1 & echo gone
#: nohup and setsid
nohup sh -c 'echo a' 2>/dev/null; setsid echo b; sleep 0.1
#: suspended jobs
sleep 0.5 & kill -STOP $!; kill -CONT $!; wait $!; echo $?
#: kill all
sleep 5 & sleep 5 & kill -- -1; wait; echo $?
#: kill by job
sleep 5 & kill %1; wait; echo $?; sleep 5 & sleep 5 & kill %1 %2; wait; echo $?; kill %+; echo $?
#: a killed foreground child
sh -c 'sleep 5 & echo $! > /tmp/pid; wait' & sleep 0.2; kill $(cat /tmp/pid); wait; echo $?
