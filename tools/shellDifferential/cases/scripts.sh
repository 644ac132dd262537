#: an entrypoint that sets defaults
: "${PORT:=8080}" "${NAME:=app}"; set -- serve --port "$PORT" "$@"; echo "$NAME: $*"
#: an entrypoint that execs its arguments
set -- echo started with args; if [ "${1#-}" != "$1" ]; then set -- server "$@"; fi; exec "$@"
#: an entrypoint with flags first
set -- -v -x; if [ "${1#-}" != "$1" ]; then set -- echo "$@"; fi; exec "$@"
#: wait for a file
(sleep 0.5; touch /tmp/ready) & until [ -f /tmp/ready ]; do sleep 0.1; done; echo ready
#: retry with a limit
n=0; until false; do n=$((n+1)); echo "try $n"; [ $n -ge 3 ] && { echo "giving up" >&2; exit 1; }; sleep 0.1; done
#: for attempts
for i in $(seq 1 3); do echo "attempt $i"; if [ $i -eq 3 ]; then echo ok; break; fi; done
#: parsing options by hand
set -- --name=x -p 80 file1 file2; while [ $# -gt 0 ]; do case $1 in --name=*) name=${1#*=};; -p) port=$2; shift;; --) shift; break;; -*) echo "bad $1";; *) files="$files $1";; esac; shift; done; echo "$name $port$files"
#: reading a config file
printf 'a=1\n# comment\n\nb=two words\n' > /tmp/c; while IFS='=' read -r k v; do case $k in ''|\#*) continue;; esac; echo "[$k] [$v]"; done < /tmp/c
#: a template with sed
printf 'host={{HOST}} port={{PORT}}\n' > /tmp/t; HOST=h PORT=80; sed -e "s/{{HOST}}/$HOST/" -e "s/{{PORT}}/$PORT/" /tmp/t
#: a here document template
NAME=web; cat > /tmp/conf <<EOF
server {
  name $NAME;
  root \$root;
}
EOF
cat /tmp/conf
#: counters in files
echo 0 > /tmp/n; for i in 1 2 3; do n=$(cat /tmp/n); echo $((n+1)) > /tmp/n; done; cat /tmp/n
#: fail on the first run
if [ -f /tmp/marker ]; then echo second; exit 0; else touch /tmp/marker; echo first; exit 1; fi
#: a watchdog loop
i=0; while true; do i=$((i+1)); echo "tick $i"; [ $i = 3 ] && exit 0; sleep 0.1; done
#: functions with logging
log() { printf '[%s] %s\n' "$1" "$2"; }; die() { log error "$*" >&2; exit 1; }; log info start; [ -f /nope ] || die "no file:" /nope
#: strict mode
set -euo pipefail; name=${1:-world}; echo "hello $name"; echo $undefined; echo no
#: strict mode in an if
set -eu; if ! grep -q x /nope 2>/dev/null; then echo missing; fi; x=$(echo a | grep b || true); echo "<$x>"; grep b /nope
#: a menu of commands
for c in start stop bogus; do case "$c" in start|restart) echo "doing $c";; stop) echo stopping;; *) echo "usage: $0 {start|stop}" >&2;; esac; done
#: trimming and splitting
v='  padded value  '; v="${v#"${v%%[![:space:]]*}"}"; v="${v%"${v##*[![:space:]]}"}"; echo "<$v>"; IFS=,; for x in a,b,c; do echo $x; done; l=a,b,c; for x in $l; do echo $x; done
#: path pieces
p=/var/log/app.tar.gz; echo "${p##*/} ${p%/*} ${p##*.} ${p%%.*} $(basename $p .gz) $(dirname $p)"
#: a lock with mkdir
mkdir /tmp/lock && echo got; mkdir /tmp/lock 2>/dev/null || echo busy; rmdir /tmp/lock; ls /tmp
#: sum of numbers
s=0; for n in 3 5 7; do s=$((s+n)); done; echo $s; printf '%s\n' 1 2 3 | awk '{s+=$1} END {print s}'
#: string tests
v=abc; case $v in *b*) echo contains;; esac; [ "${v%c}" != "$v" ] && echo ends; [ "${v#a}" != "$v" ] && echo begins; [ -n "$v" ] && [ "$v" = abc ] && echo equal; [ ${#v} -eq 3 ] && echo three
#: defaults from the environment
echo "${HOSTNAME:-none} ${HOME:-none} ${FOO:-none}"; FOO=bar; export FOO; sh -c 'echo $FOO'; env | grep -c FOO
#: dates are numbers
case $(date +%s) in *[!0-9]*) echo no;; *) echo number;; esac; d=$(date +%Y); [ $d -gt 2000 ] && echo year
#: a loop over files
cd /tmp; touch a.txt b.txt c.log; for f in *.txt; do echo "${f%.txt}"; done; for f in *.nope; do [ -e "$f" ] || echo "none: $f"; done
#: nested loops and breaks
for i in 1 2 3; do for j in 1 2 3; do [ $j -eq 2 ] && continue 2; [ $i -eq 3 ] && break 2; echo $i,$j; done; done
#: while read with a counter
printf 'x\ny\nz\n' > /tmp/l; n=0; while read -r line; do n=$((n + 1)); echo "$n:$line"; done < /tmp/l; echo total $n
#: a pipeline loses variables
n=0; printf 'x\ny\n' | while read -r l; do n=$((n+1)); done; echo $n
#: command substitution in conditions
if [ "$(echo yes)" = yes ]; then echo ok; fi; [ $(echo 1 2 | wc -w) -eq 2 ] && echo two
#: exit codes of probes
test -e /tmp; echo $?; test -e /nope; echo $?; cat /nope; echo $?; grep -q root /etc/passwd; echo $?; ls /nope > /dev/null 2>&1; echo $?; [ "$(cat /etc/passwd | wc -l)" -ge 1 ]; echo $?
#: the docs' liveness example
touch /tmp/healthy; sleep 0.2; rm -f /tmp/healthy; sleep 0.1; cat /tmp/healthy; echo $?
#: sleep with fractions and units
sleep 0.1; sleep 0.1s; sleep .1; sleep 0; sleep; echo $?; sleep abc; echo $?; sleep 0.1 0.1; echo $?; sleep -1; echo $?; sleep 1x; echo $?; sleep 0.001m; echo $?
#: background workers
for w in 1 2; do (for i in 1 2; do echo "w$w $i"; sleep 0.1; done) & sleep 0.05; done; wait; echo joined
#: results from workers
for i in 1 2 3; do (exit $((i % 2))) & pids="$pids $!"; done; f=0; for p in $pids; do wait $p || f=$((f+1)); done; echo failures $f
#: a supervisor
sh -c 'sleep 0.2; exit 3' & wait $!; code=$?; echo "child left with $code"; exit $code
#: an init that forwards TERM [term 0.4]
child() { trap 'echo child stopping; exit 0' TERM; while :; do sleep 0.1; done; }; child & pid=$!; trap 'kill -TERM $pid; wait $pid; echo forwarded; exit 0' TERM; wait $pid
#: graceful draining [term 0.3]
trap 'draining=1' TERM; i=0; while [ -z "$draining" ]; do i=$((i+1)); sleep 0.1; done; echo drained; sleep 0.2; echo bye
#: a slow shutdown is killed [term 0.3]
trap 'echo ignoring' TERM; while :; do sleep 0.5; done
#: tee and logs
echo line | tee /tmp/a /tmp/b; cat /tmp/a /tmp/b; echo more | tee -a /tmp/a > /dev/null; cat /tmp/a
#: xargs
printf 'a b\nc\n' | xargs echo; printf '1\n2\n3\n' | xargs -n 1 echo n; printf 'x y' | xargs -I {} echo '<{}>'
#: arithmetic loops
i=1; while [ $i -le 20 ]; do if [ $((i % 15)) -eq 0 ]; then echo FizzBuzz; elif [ $((i % 3)) -eq 0 ]; then echo Fizz; elif [ $((i % 5)) -eq 0 ]; then echo Buzz; else echo $i; fi; i=$((i+1)); done
#: fibonacci with recursion
fib() { if [ $1 -lt 2 ]; then echo $1; else echo $(( $(fib $(($1-1))) + $(fib $(($1-2))) )); fi; }; fib 8
#: reverse a list
r=; for x in a b c; do r="$x $r"; done; echo $r; set -- a b c; while [ $# -gt 0 ]; do l=$1; shift; done; echo $l
#: dynamic variables with eval
for n in A B; do eval "VAR_$n=value$n"; done; for n in A B; do eval "echo \$VAR_$n"; done; eval "echo \${VAR_A}"; k=VAR_B; eval v=\$$k; echo $v
#: functions that return strings
up() { echo "$1" | tr a-z A-Z; }; r=$(up hello); echo "$r"; split() { IFS=$2; set -- $1; echo $2; }; split a:b:c :
#: conditional chains with side effects
[ -d /tmp ] && cd /tmp && touch made && ls made || echo failed; false && echo no || echo "fallback $?"
#: printing tables
printf '%-10s|%5d|\n' name 42 longer-name-than 7; printf '%s\t%s\n' a b
#: many variables
for i in 1 2 3 4 5; do eval v$i=$((i*i)); done; echo $v1 $v2 $v3 $v4 $v5; set | grep -c '^v[0-9]='
#: while with several conditions
a=0; b=5; while [ $a -lt 3 ] && [ $b -gt 3 ]; do a=$((a+1)); b=$((b-1)); done; echo $a $b
#: until with negation
n=3; until ! [ $n -gt 0 ]; do echo $n; n=$((n-1)); done
#: a case in a function in a loop
t() { case $1 in [0-9]*) echo num;; [a-z]*) echo word;; *) echo other;; esac; }; for x in 1 a _ 9b; do t $x; done
#: comments everywhere
echo a # one
# two
if true # three
then # four
  echo b # five
fi # six
#: semicolons and newlines
if true; then
echo a; echo b;
fi; for i in 1; do
echo $i;
done; { echo c;
}
#: line continuations
echo one \
  two && \
echo three | \
cat
x="a\
b"; echo $x
#: a long pipeline
printf 'b 2\na 1\nc 3\na 1\n' | sort | uniq -c | sort -rn | head -n 1 | awk '{print $2, $1}'
#: here document in a function with a loop
gen() { for i in 1 2; do cat <<EOF
item $i
EOF
done; }; gen > /tmp/o; cat /tmp/o
#: output to several descriptors
exec 3>/tmp/log; log() { echo "$@" >&3; }; log a; log b; exec 3>&-; cat /tmp/log
#: saving and restoring output
exec 3>&1; exec > /tmp/o; echo hidden; exec >&3 3>&-; echo shown; cat /tmp/o
#: error output into a variable
e=$(ls /nope 2>&1 >/dev/null); echo "<$e>"; o=$( { echo out; echo err >&2; } 2>/dev/null ); echo "<$o>"
#: a value with newlines
v='a
b'; echo $v; echo "$v"; for x in $v; do echo "<$x>"; done; printf '%s\n' "$v" | wc -l
#: quoting of globs in variables
v='*'; echo "$v"; [ "$v" = '*' ] && echo star; set -- "*"; echo "$1" "$#"
#: exit from nested places
f() { for i in 1 2; do while :; do (exit 2) || exit 9; done; done; }; f; echo no
#: exit in a sourced file
echo 'x=5; return 2; x=6' > /tmp/lib.sh; . /tmp/lib.sh; echo $? $x
#: unset variables under set -u in tests
set -u; [ -z "${X:-}" ] && echo empty; [ "${X+x}" ] || echo unset; X=1; echo $X
