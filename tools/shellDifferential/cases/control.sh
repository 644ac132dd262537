#: if in all shapes
if true; then echo a; fi; if false; then echo b; else echo c; fi; if false; then :; elif true; then echo d; else echo e; fi; if false; then :; fi; echo $?; if true
then
echo nl
fi
#: if with lists and negation
if false; true; then echo list; fi; if ! false; then echo neg; fi; if true && ! false || false; then echo chain; fi; if (exit 3); then :; else echo $?; fi
#: while and until
i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done; until [ $i -eq 0 ]; do i=$((i-1)); done; echo $i $?; while false; do :; done; echo $?
#: break and continue
for i in 1 2 3 4 5; do [ $i = 2 ] && continue; [ $i = 4 ] && break; echo $i; done; echo $?
#: break out of several loops
for i in 1 2; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; done; done; for i in 1 2; do while :; do break 2; done; echo no; done; echo end; for i in 1; do for j in 1; do break 9; done; echo no; done; echo out
#: break with nonsense
for i in 1 2; do break x; done; echo no
#: break zero
for i in 1 2; do break 0; echo no; done; echo no
#: break outside a loop
break; echo $?; continue; echo $?; f() { break; echo in; }; for i in 1 2; do f; echo $i; done
#: break in a condition
while break; do echo no; done; echo $?; until break; do :; done; while for i in 1; do break; done; do echo once; break; done
#: break in a subshell and in a pipeline
for i in 1 2; do (break; echo in); echo $i; done; for i in 1 2; do echo x | while read l; do break; done; echo $i; done
#: for without in
set -- a 'b c'; for i do echo "<$i>"; done; for i; do echo "[$i]"; done; for i
do echo "($i)"; done
#: for over nothing
for i in; do echo no; done; echo $?; for i in $nope; do echo no; done; echo "${i-unset}"
#: for keeps its last value
for i in 1 2 3; do :; done; echo $i; for i in 4 5; do i=x; echo $i; done; echo $i
#: for words are expanded once
x='a b'; for i in $x; do x=changed; echo $i; done
#: for in several lines
for i in 1 \
  2 3
do
  echo $i
done
for j in a b; do
echo $j; done
#: case patterns
for w in abc a.c '' '*' 5 xyz -n; do case $w in a?c) echo one;; [0-9]) echo digit;; '') echo empty;; \*) echo star;; -*) echo dash;; x*|y*) echo xy;; *) echo other;; esac; done
#: case with parentheses and newlines
case a in
  (b) echo b ;;
  (a|c)
    echo a
    ;;
esac; case x in y) esac; echo $?; case x in x) ;; esac; echo $?; case x in esac; echo $?
#: case without the last separator
case a in a) echo yes; esac; case a in a) echo yes
esac; case b in a) echo no ;; b) false; esac; echo $?
#: case keeps the status
false; case a in b) ;; esac; echo $?; false; case a in a) ;; esac; echo $?; false; case a in a) echo $?;; esac; case $(false) in *) echo $?;; esac
#: case patterns are expanded
p='a*'; q=abc; case $q in $p) echo pattern;; esac; case $q in "$p") echo no;; *) echo quoted;; esac; case 'a*' in "$p") echo literal;; esac; case $q in $(echo abc)) echo sub;; esac
#: case fall through
case a in a) echo a;& b) echo b;; c) echo c;; esac; echo after
#: case with keywords
case if in if) echo keyword;; esac; case in in in) echo in;; esac; case esac in (esac) echo esac;; esac
#: case quoting in brackets
case ] in []]) echo 1;; esac; case '\' in '\') echo 2;; esac; case - in [a-]) echo 3;; esac; case b in [!a]) echo 4;; esac; case '!' in [a!]) echo 5;; esac; case x in "["x"]") echo no;; [x"]") echo 6;; esac; case a in [[:alpha:][:digit:]]) echo 7;; esac; case a in [z-a]) echo 8;; *) echo 9;; esac
#: groups and subshells
{ echo a; echo b; }; (echo c; echo d); { x=1; }; echo $x; (x=2); echo $x; (exit 4); echo $?; { false; }; echo $?
#: nested groups
( ( echo deep ) ); { { echo braces; }; }; (((echo x))); ( { (echo mixed) } )
#: braces are words elsewhere
echo } {; {echo a; }; echo no
#: and or lists
true && echo a || echo b; false && echo a || echo b; false || false || echo c; true || echo no && echo d; false && echo no; echo $?; true &&
echo newline; false ||

echo two
#: negation
! true; echo $?; ! false; echo $?; ! ! true; echo $?; ! (exit 5); echo $?; ! false | true; echo $?; ! true && echo no || echo yes; !true; echo $?
#: sequences
echo a; echo b;echo c ; echo d
echo e;
;
#: empty commands
;; echo no
#: an ampersand alone
& echo no
#: two operators
echo a && || echo b
#: an if without then
if true; echo a; fi
#: an if without fi
echo before; if true; then echo a
#: a while without done
while true; do echo a
#: a for without do
for i in a b; echo $i; done
#: a case without esac
case a in a) echo a;;
#: a parenthesis too much
echo a)
#: a parenthesis too few
(echo a
#: braces not closed
{ echo a
#: a brace too much
echo a; } echo b
#: a keyword out of place
then echo a
#: more keywords out of place
echo a; done
#: an else out of place
if true; then echo a; else else; fi
#: an empty then
if true; then fi; echo after
#: an empty do
for i in 1; do done
#: an empty group
{ }; echo a
#: an empty subshell
()
#: an empty function
f() { }; echo a
#: a quote not closed
echo before
echo "a
#: a single quote not closed
echo 'a
b
#: a backquote not closed
echo `echo a
#: a substitution not closed
echo $(echo a
#: a brace not closed
echo ${a
#: an arithmetic not closed
echo $((1+2
#: a here document without an end
cat <<E
a
b
#: a redirection without a target
echo a >
#: a redirection before an operator
echo a > ; echo b
#: a pipe without an end
echo a |
#: a pipe without a beginning
| cat
#: and without an end
true &&
#: a bad function name
f-g() { echo a; }; f-g; echo $?; 1f() { echo b; }; 1f
#: a bad for variable
for 1a in x; do echo no; done
#: a bad for variable with a dollar
for $x in a; do echo no; done
#: function keyword
function f { echo f; }; f; function g() { echo g; }; g; function h
{ echo h; }; h
#: functions
f() { echo "$# $1"; return 3; }; f a b; echo $?; g() (exit 4); g; echo $?; h() if true; then echo if; fi; h; k() for i in 1 2; do echo $i; done; k; l()
{ echo nl; }
l
#: function parameters come back
set -- x y; f() { set -- a; echo $1 $#; shift; echo $#; }; f 1 2 3; echo $1 $#
#: functions see and set variables
x=1; f() { echo $x; x=2; y=3; }; f; echo $x $y
#: local
x=1; f() { local x=2 y; echo $x "${y-unset}"; y=5; g; echo $x; }; g() { echo g $x $y; x=3; }; f; echo $x "${y-unset}"
#: local keeps the value outside
x=1; f() { local x; echo "${x-unset}"; x=2; }; f; echo $x; g() { local nope; echo "${nope-unset}"; }; g
#: local of several and with expansions
f() { local a=1 b=$1 c="$2 x"; echo $a $b "$c"; local a=$b; echo $a; }; f 'p q' r; f 'x'
#: local outside
local x=1; echo no
#: local of readonly
readonly r=1; f() { local r; echo $r; local r=2; echo no; }; f; echo no
#: local and export
export x=1; f() { local x=2; env | grep ^x=; }; f; env | grep ^x=; g() { local y=3; export y; env | grep ^y=; }; g; env | grep ^y=; echo $?
#: local dash
f() { local -; set -f; echo $-; }; f; echo $-
#: unset of a local
x=1; f() { local x=2; unset x; echo "${x-unset}"; }; f; echo $x
#: assignments before functions
x=1; f() { echo $x; x=3; }; x=2 f; echo $x; g() { env | grep ^v=; }; v=9 g; echo "${v-unset}"
#: assignments before builtins
x=1; x=2 eval 'echo $x'; echo $x; y=1; y=2 :; echo $y; z=1; z=2 export w=1; echo $z; IFS=: read a b <<E
p:q
E
echo $a $b; IFS=, ; unset IFS; a=5 true; echo $a; x=1; x=2 command eval 'echo $x'; echo $x
#: return
f() { echo a; return; echo b; }; f; echo $?; g() { false; return; }; g; echo $?; h() { for i in 1 2; do while :; do return 7; done; done; }; h; echo $?; k() { (return 5); echo $?; return 256; }; k; echo $?
#: return outside
echo a; return 3; echo b
#: return with nonsense
f() { return x; }; f; echo no
#: return in a dot file
printf 'echo in\nreturn 4\necho no\n' > /tmp/f; . /tmp/f; echo $?
#: recursion
f() { [ $1 -eq 0 ] && return; echo $1; f $(($1-1)); }; f 4; fact() { if [ $1 -le 1 ]; then echo 1; else echo $(( $1 * $(fact $(($1-1))) )); fi; }; fact 6
#: functions hide builtins and programs
echo() { printf 'fn:%s\n' "$*"; }; echo a; unset -f echo; echo b; ls() { echo my ls; }; ls; cd() { echo my cd; }; cd /; command cd /tmp; pwd
#: functions redefine themselves
f() { f() { echo second; }; echo first; }; f; f
#: functions with redirections
f() { echo out; echo err >&2; } > /tmp/f 2>&1; f; cat /tmp/f; g() { cat; } <<E
here
E
g
#: functions in pipelines and substitutions
f() { echo "$1"; x=5; }; f a | cat; echo "${x-unset}"; y=$(f b); echo $y "${x-unset}"; f c > /dev/null; echo $x
#: functions with special names
f_1() { echo a; }; f_1; _() { echo b; }; _; test1() { echo c; }; test1
#: special builtins cannot be functions
set() { echo no; }; echo after
#: functions named like keywords
if() { echo no; }
#: exit
echo a; (exit 3); echo $?; exit 5; echo no
#: exit with nonsense
exit abc
#: exit of big and negative numbers
(exit 256); echo $?; (exit 257); echo $?; (exit -1); echo $?
#: exit without a number
false; exit
#: exit takes the last status
(exit 9); exit
#: exit in a function
f() { exit 6; }; f; echo no
#: exit in a pipeline and a substitution
echo a | exit 3; echo $?; x=$(exit 4); echo $?; exit 3 | cat; echo $?
#: exit in a group
{ exit 7; }; echo no
#: the status of the last command
false
#: the status of an assignment
x=$(false); echo $?; x=$(exit 3) y=2; echo $?; x=1; echo $?; x=$(exit 3) true; echo $?; echo $(exit 4); echo $?; : $(exit 5); echo $?; $(exit 6); echo $?; $(true) $(false); echo $?
#: the status of an unset command
$nope; echo $?; "" ; echo $?; false; $nope; echo $?; x=; $x; echo $?
#: aliases are not expanded in scripts
alias x='echo aliased'
x a
alias
alias y=z; alias y; unalias x; alias; alias nope; echo $?; unalias nope; echo $?
#: an alias with arguments
alias ll='echo a '
alias b='bb'
ll b
unalias -a; ll b; echo $?
#: eval
x='echo a; y=5'; eval $x; echo $y; eval echo '$y'; eval; echo $?; eval 'false'; echo $?; eval "echo 'a  b'" c; eval 'exit 3'; echo no
#: eval joins with blanks
eval 'echo a' 'b; echo' c; eval "for i in 1 2; do" "echo \$i; done"; eval 'f() { echo fn; }'; f
#: eval with a syntax error
eval 'if'; echo no
#: eval with a syntax error in a subshell
(eval 'echo a; )'); echo $?; eval 'echo "'; echo no
#: eval in loops
for i in 1 2 3; do eval 'if [ $i = 2 ]; then continue; fi; echo $i'; done; for i in 1 2; do eval break; done; echo $i
#: dot
echo 'echo dot $1; x=1; set -- z' > /tmp/d; set -- a; . /tmp/d; echo $x $1; . /tmp/d b; echo $1
#: dot along PATH
mkdir /tmp/p; echo 'echo found' > /tmp/p/lib; PATH=$PATH:/tmp/p; . lib; cd /tmp; echo 'echo here' > there; . there; echo no
#: dot with a missing file
. /nope; echo no
#: dot without a file
.; echo no
#: dot of a file with a syntax error
printf 'echo a\nif\n' > /tmp/d; . /tmp/d; echo no
#: dot of a file that exits
echo 'echo a; exit 4' > /tmp/d; . /tmp/d; echo no
#: dot and source statuses
echo 'false' > /tmp/d; . /tmp/d; echo $?; : > /tmp/e; false; . /tmp/e; echo $?; source /tmp/d; echo $?
#: exec
exec echo replaced; echo no
#: exec with a missing program
exec nope; echo no
#: exec with a missing path
exec /nope/x; echo no
#: exec in a subshell
(exec echo a); echo b; (exec nope); echo $?; exec > /tmp/o; echo hidden; exec >&2; cat /tmp/o
#: exec with assignments
x=1 exec env | grep ^x; echo after
#: exec and traps
trap 'echo trap' EXIT; exec echo done
#: colon
: a b; echo $?; : > /tmp/x; ls /tmp; : ${x:=5}; echo $x
#: command
command echo a; f() { echo f; }; echo() { printf no; }; command echo b; unset -f echo; command f; echo $?; command; echo $?; command -p echo c; command -- echo d
#: command -v
command -v echo; command -v ls; command -v if; f() { :; }; command -v f; command -v nope; echo $?; command -v /bin/ls; command -v /nope; echo $?; command -v [ . : exit
#: command -V
command -V echo; command -V ls; command -V if; f() { :; }; command -V f; command -V nope; echo $?; command -V exit; command -V [
#: type
type echo ls if exit nope; echo $?; f() { :; }; type f; alias a=b; type a; type /bin/ls /nope; type [ [[ test printf true cd
#: hash
hash; echo $?; ls > /dev/null; hash; hash ls; echo $?; hash nope; echo $?; hash -r; hash
#: which
which ls sh nope; echo $?
#: umask
umask; umask 077; umask; umask -S; touch /tmp/f; stat -c %a /tmp/f; umask u=rwx,g=rx,o=; umask; umask 9; echo $?
#: umask with nonsense
umask xyz; echo $?; umask -S 022; umask
#: ulimit
ulimit -s > /dev/null; echo $?; ulimit -f; ulimit; ulimit -c 0; ulimit -c; ulimit -Z; echo $?
#: times
times | sed 's/[0-9]/N/g'
#: getopts
while getopts ab:c o -a -b arg -c rest; do echo "$o ${OPTARG-unset} $OPTIND"; done; echo $? $o $OPTIND
#: getopts with joined options
set -- -abc -dx -d y z; while getopts abcd: o; do echo "$o ${OPTARG-unset} $OPTIND"; done; shift $((OPTIND-1)); echo "$@"
#: getopts with errors
set -- -x -b; while getopts ab: o; do echo "$o ${OPTARG-unset}"; done; echo $OPTIND
#: getopts silently
set -- -x -b; while getopts :ab: o; do echo "$o ${OPTARG-unset}"; done
#: getopts with double dash
set -- -a -- -b; while getopts ab o; do echo $o; done; shift $((OPTIND-1)); echo "$@"
#: getopts again
f() { OPTIND=1; while getopts xy: o; do echo $o $OPTARG; done; }; f -x -y 1; f -y 2 -x
#: getopts without arguments
getopts; echo $?; getopts a; echo no
#: getopts with a bad name
getopts a 1x; echo $?
#: OPTERR does not exist
OPTERR=0; set -- -z; getopts a o; echo $o
#: test in functions and pipelines
f() [ "$1" = yes ]; f yes && echo y; f no || echo n; [ a ] | cat; echo $?
#: long scripts
i=0; while [ $i -lt 200 ]; do i=$((i+1)); case $i in *0) x="$x$i ";; esac; done; echo $x
#: deep nesting of compounds
if true; then if true; then for i in 1; do while :; do case a in a) { ( echo deep ) ; }; break;; esac; done; done; fi; fi
