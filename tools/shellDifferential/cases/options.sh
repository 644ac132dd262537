#: errexit
set -e; true; echo a; false; echo no
#: errexit in conditions
set -e; if false; then :; fi; while false; do :; done; until true; do :; done; false || true; false && true; ! true; ! false; true && ! true; echo end; false; echo no
#: errexit in the last part of a list
set -e; true && false; echo no
#: errexit in an or list
set -e; false || false; echo no
#: errexit in functions
set -e; f() { false; echo in; }; f || echo or; if f; then echo if; fi; ! f; f; echo no
#: errexit in subshells
set -e; (false; echo no) || echo caught; (false); echo no
#: errexit in substitutions
set -e; x=$(false; echo in) || echo caught "$x"; echo $(false; echo b); y=$(false); echo no
#: errexit in pipelines
set -e; false | true; echo a; { false; echo no; } | cat; echo b; true | false; echo no
#: errexit and pipefail
set -eo pipefail; false | cat || echo caught; false | cat; echo no
#: errexit in groups and loops
set -e; { false; } || echo a; for i in 1 2; do false || echo $i; done; for i in 1; do false; done; echo no
#: errexit in a while body
set -e; while true; do false; done; echo no
#: errexit and case
set -e; case a in a) false;; esac; echo no
#: errexit with negation of a group
set -e; ! { false; echo in; }; echo a; ! (exit 3); echo b; ! false; echo c
#: errexit and the exit trap
set -e; trap 'echo trap $?' EXIT; (exit 7); echo no
#: errexit in a trap
set -e; trap 'false; echo in trap' EXIT; echo a
#: errexit in eval and dot
set -e; eval 'false || true'; echo 'false; echo no' > /tmp/f; . /tmp/f || echo caught; eval false; echo no
#: errexit with assignments and exports
set -e; export x=$(false); echo a; local y=1 || echo b; echo no
#: errexit and a missing command
set -e; nope || echo caught; nope; echo no
#: errexit and a test
set -e; [ a = b ] || echo a; [ a = b ] && echo no; echo b; [ a = b ]; echo no
#: errexit in background
set -e; false & wait $! || echo caught $?; echo a; false & wait $!; echo no
#: errexit and return
set -e; f() { return 3; }; f || echo $?; f; echo no
#: errexit turned off
set -e; set +e; false; echo a; set -o errexit; false; echo no
#: errexit inherits
set -e; sh -c 'false; echo child'; (set +e; false; echo sub); echo a; $(false); echo no
#: errexit in nested functions with tested callers
set -e; g() { false; echo g; }; f() { g; echo f; }; if f; then echo yes; fi; f && echo and; f; echo no
#: errexit in and lists inside functions
set -e; f() { [ a = b ] && echo no; }; f; echo no
#: errexit after and list in a loop
set -e; for i in 1 2; do [ $i = 2 ] && echo two; done; echo after
#: errexit in a loop whose last list fails
set -e; for i in 2 1; do [ $i = 2 ] && echo two; done; echo after
#: errexit and a brace group that ends with a failing list
set -e; { true && false; }; echo no
#: errexit with redirection errors of compounds
set -e; { echo a; } > /nope/f; echo no
#: xtrace
set -x; echo a 'b c' "d" $((1+1)); x=5; y="a b" z=; echo "$x" ''; : 'it'"'"'s' '$x' '*' a=b 'a;b' '~' '#' 'a#' '!' '{}' '[' 'ä'; set +x; echo end
#: xtrace of compounds
set -x; for i in 1 2; do echo $i; done; if [ a = a ]; then :; fi; case a in a) echo case;; esac; while false; do :; done; f() { echo in $1; }; f x; (echo sub); { echo group; }; ! echo p
#: xtrace of assignments before commands
set -x; x=1 y='a b' echo c; x=1 y=2; z=$(echo sub); export e=1 f='g h'; local=1
#: xtrace and redirections
set -x; echo a > /dev/null; echo b 2>&1; cat <<E
here
E
> /tmp/f; x=1 > /tmp/g
#: xtrace of substitutions
set -x; echo $(echo a) `echo b`; x=$(true); y=$((1+2))
#: PS4
PS4='> '; set -x; echo a; PS4='$x+ '; x=5; echo b; PS4=; echo c
#: PS4 with line numbers
PS4='+$LINENO: '
set -x
echo a
f() {
  echo b
}
f
#: xtrace to a closed error output
set -x; echo a 2>/dev/null; exec 2>/dev/null; echo b
#: xtrace of functions, special builtins and unset
set -x; f() { :; }; set -- a 'b c'; shift; unset x; eval 'echo "$1"'; . /dev/null; trap 'echo t' EXIT; true && false || :; ! true
#: xtrace of a test with brackets
set -x; [ "a b" = c ]; [[ a = b ]]; test -n ''; [ ! -f /x ]
#: verbose
set -v
echo a
for i in 1; do
echo $i
done
echo b; echo c
#: verbose in one line
set -v; echo a; echo b
#: noexec
echo a; set -n; echo no
#: noexec on a later line
echo a
set -n
echo no
if
#: allexport
set -a; x=1; y=2; set +a; z=3; env | grep -E '^[xyz]='
#: allexport and functions
set -a; f() { local v=1; env | grep ^v=; }; f; read r <<E
val
E
env | grep ^r=; for i in 1; do env | grep ^i=; done
#: option names
set -o | head -n 20; set +o | head -n 3; set -o noglob; echo *; set +o noglob; set -o nope; echo no
#: unknown options
set -Z; echo no
#: options in a row
set -eu -f -- a b; echo $- $*; set +e +u +f; echo $-; set -; echo $# $-
#: options of the command line
sh -e -c 'false; echo no'; echo $?; sh -ec 'false; echo no'; echo $?; sh -c 'echo $0 $1' name arg; sh -x -c 'echo a'; sh -c -e 'false; echo no'; echo $?; sh -u -c 'echo $x'; echo $?; sh -c; echo $?; sh -o pipefail -c 'false|true; echo $?'; sh +e -c 'echo $-'; sh -Z -c 'echo a'; echo $?
#: scripts from files
printf 'echo $0 $1 $#\nexit 3\n' > /tmp/s; sh /tmp/s a b; echo $?; chmod +x /tmp/s; /tmp/s c; echo $?; cd /tmp; sh s; ./s; sh ./nope; echo $?; sh nope; echo $?
#: scripts with an interpreter line
printf '#!/bin/sh\necho $0 $1\n' > /tmp/s; chmod +x /tmp/s; /tmp/s a; printf '#!/bin/cat\ntext\n' > /tmp/t; chmod +x /tmp/t; /tmp/t; printf '#!/bin/sh -e\nfalse\necho no\n' > /tmp/u; chmod +x /tmp/u; /tmp/u; echo $?; printf '#!/nope/sh\necho a\n' > /tmp/v; chmod +x /tmp/v; /tmp/v; echo $?
#: scripts from standard input
echo 'echo a $0 $#; false' | sh; echo $?; echo 'echo $1 $2' | sh -s x y; printf 'read x\nline\necho got $x\n' | sh; sh <<E
echo here
exit 4
E
echo $?
#: errors in script files have line numbers
printf 'echo a\nnope\necho $((1/0))\necho no\n' > /tmp/s; sh /tmp/s; echo $?
#: more errors in script files
printf '\n\ncd /nope\n[ a -eq b ]\nread 1x\necho > /nope/f\nkill abc\n. /nope\n' > /tmp/s; sh /tmp/s; echo $?
#: syntax errors in script files
printf 'echo a\n\nif true; then\necho b\n' > /tmp/s; sh /tmp/s; echo $?; printf 'echo a\necho )\n' > /tmp/s; sh /tmp/s; echo $?; printf 'x=1\necho "a\n\n' > /tmp/s; sh /tmp/s; echo $?
#: unset parameters in script files
printf 'set -u\n\necho $x\n' > /tmp/s; sh /tmp/s; echo $?; printf 'f() {\n\necho ${x?}\n}\n\nf\n' > /tmp/s; sh /tmp/s; echo $?; printf 'readonly x=1\nx=2\n' > /tmp/s; sh /tmp/s; printf '\necho ${x y}\n' > /tmp/s; sh /tmp/s
#: errors on standard input have line numbers
printf 'nope\n\nnope2\ncd /nope\n' | sh; printf 'echo a\nfi\n' | sh; echo $?
#: line numbers in functions, eval and traps
printf 'f() {\n  nope\n}\nf\neval "\nnope"\ntrap "nope" EXIT\n' > /tmp/s; sh /tmp/s; printf 'echo $LINENO\nf() {\necho $LINENO\n}\nf\necho $LINENO\neval "echo \\$LINENO"\n' > /tmp/s; sh /tmp/s
#: line numbers in dot files
printf '\nnope\necho $LINENO\n' > /tmp/d; printf '\n\n. /tmp/d\necho $LINENO\nnope\n' > /tmp/s; sh /tmp/s
#: line numbers of compounds and substitutions
printf 'for i in 1 2; do\n  nope\ndone\nx=$(\nnope\n)\nif nope\nthen :\nfi\n(\nnope\n)\n' > /tmp/s; sh /tmp/s
#: line numbers and here documents
printf 'cat <<E\na\nb\nE\nnope\necho "a\nb"\nnope\n' > /tmp/s; sh /tmp/s
#: syntax error messages name the script
printf 'echo $(\n' > /tmp/s; sh /tmp/s; printf 'case a in\nb c) ;;\nesac\n' > /tmp/s; sh /tmp/s; printf 'for\n' > /tmp/s; sh /tmp/s; printf 'f(\n' > /tmp/s; sh /tmp/s; printf 'echo a &&\n' > /tmp/s; sh /tmp/s
#: not executable
echo 'echo a' > /tmp/s; /tmp/s; echo $?; chmod -x /tmp/s; cd /tmp; ./s; echo $?; PATH=/tmp s; echo $?; PATH=$PATH:/tmp; s; echo $?; /tmp; echo $?; mkdir /tmp/dir; dir; echo $?
#: not found
nope; echo $?; ./nope; echo $?; /nope/nope; echo $?; nope/x; echo $?; 'a b'; echo $?; ''; echo $?; PATH= ls; echo $?; PATH=/nope ls; echo $?; unset PATH; ls /tmp; echo $?
#: empty PATH elements
cd /tmp; printf '#!/bin/sh\necho local\n' > prog; chmod +x prog; PATH=:$PATH; prog; PATH=/bin::/x; prog; PATH=/bin:; prog; PATH=/bin; prog; echo $?
#: a program named like a builtin
mkdir /tmp/b; printf '#!/bin/sh\necho mine\n' > /tmp/b/ls; cp /tmp/b/ls /tmp/b/echo; chmod +x /tmp/b/*; PATH=/tmp/b:$PATH; ls; echo builtin; /tmp/b/echo; env echo x
#: a file that is no program
printf '\177ELFgarbage' > /tmp/x; chmod +x /tmp/x; /tmp/x; echo $?; : > /tmp/y; chmod +x /tmp/y; /tmp/y; echo $?
#: nested shells
sh -c 'echo $$ $PPID; sh -c "echo \$PPID; exit 3"; echo $?'; sh -c 'exit 5'; echo $?; echo $SHLVL; sh -c 'echo $SHLVL'; x=1 sh -c 'echo $x'; ash -c 'echo ash $0'
#: nested shells and names in messages
sh -c 'nope'; sh -c 'nope' myname; sh -c 'cd /x' a b; sh -c 'if'; echo $?; /bin/sh -c nope; ash -c nope
#: nested quoting
sh -c "sh -c \"echo 'a  b' \\\"\\\$((1+1))\\\"\""; eval "eval 'echo \"x  y\"'"
