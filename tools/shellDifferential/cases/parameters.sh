#: defaults
unset a; b=; c=x; echo "1${a-d}" "2${a:-d}" "3${b-d}" "4${b:-d}" "5${c-d}" "6${c:-d}"
#: alternatives
unset a; b=; c=x; echo "1${a+d}" "2${a:+d}" "3${b+d}" "4${b:+d}" "5${c+d}" "6${c:+d}"
#: assigning
unset a; b=; echo "${a=1} $a ${b=2} $b ${b:=3} $b"; : ${c:=x y}; echo "$c"
#: assigning to what cannot be assigned
echo ${1=x}; echo after
#: assigning to a special parameter
echo ${?=x} ${#=y}; echo ${!=x}; echo after
#: errors of the question mark
(echo ${a?}); echo $?; (echo ${a:?}); echo $?; (echo ${a?my words}); echo $?; b=; (echo ${b:?empty $(echo here)}); (echo "[${b?}]"); echo ${c?end}; echo no
#: question mark for positional and special parameters
(echo ${1?}); (echo ${1:?none}); (echo ${@:?no args}); (echo ${*?}); (echo ${!?}); echo $?
#: nested defaults
echo ${a-${b-${c-deep}}} ${a:-$(echo sub)} ${a:-`echo tick`} ${a:-$((1+2))} "${a:-"quoted in"}" "${a:-'single'}" ${a:-'single  q'} ${a:-"double  q"}
#: braces and quotes in defaults
echo ${a-\}} "${a-\}}" ${a-"}"} ${a-'}'} "${a-"}"}" ${a-x\ y} "${a-x\ y}" "${a-\$\"\`\\\'}"
#: lengths
x=hello; e=; echo ${#x} ${#e} ${#u} ${#1} ${#} ${#?} ${#$} ${##} ${#-}; set -- ab cde; echo ${#1} ${#2} ${#} ${#@} ${#*}
#: prefixes
x=/usr/local/bin; echo ${x#/} ${x#*/} ${x##*/} ${x#/usr} ${x#nope} ${x##*} "${x#"/usr"}" ${x#/*/}
#: suffixes
x=a.b.tar.gz; echo ${x%.*} ${x%%.*} ${x%.gz} ${x%nope} ${x%%*} ${x%?} ${x%%[a-z]*}
#: patterns from variables
x=aabb; p='a*'; echo ${x#$p} ${x##$p} "${x#"$p"}" ${x%b*} ${x%%b*}; q='*'; y='*x'; echo "${y#$q}" "${y#"$q"}"
#: quoting inside trims
x='a*b*c'; echo "${x#*\*}" "${x##*'*'}" "${x%"*"*}" ${x%%\**}; y='"q"'; echo "${y#'"'}" "${y#\"}" ${y%\"}
#: trimming braces and slashes
x='{a}'; echo "${x#\{}" "${x%\}}" "${x#'{'}"; y=a/b; echo ${y#*/} ${y%/*}
#: substrings
x=abcdef; echo ${x:2} ${x:1:2} ${x:0} ${x:0:0}. ${x:9}. ${x: -2} ${x:(-3)} ${x: -3:2} ${x:1:-1} ${x:2:-2} ${x:-2}
#: substrings with expressions
x=abcdef; n=2; echo ${x:n} ${x:$n} ${x:n+1:n*1} ${x:$((n-1)):2} "${x:1:2}" ${x:1:99}
#: substrings out of range
x=abc; echo "[${x:5:2}]" "[${x: -5}]" "[${x: -5:2}]" "[${x:1:-5}]" "[${x:3}]" "[${x::2}]"
#: substrings of positional parameters
set -- abc def; echo ${1:1} ${2:0:2} ${#1}
#: slices of at
set -- a b c d; echo "${@:2}"; echo "${@:2:2}"; echo after
#: replacing
x=banana; echo ${x/a/o} ${x//a/o} ${x/na} ${x//na} ${x/x/y} ${x//a} ${x/a*/-} ${x//[bn]/_}
#: replacing at the ends
x=banana; echo ${x/#b/B} ${x/%a/A} ${x/#a/A} ${x/%b/B} ${x/#/pre} ${x/%/post}
#: replacing with special characters
x=a/b/c; echo ${x//\//-} ${x/\//:} "${x//\//\\}" ${x/b/&} ${x/b/\&} ${x//b/\/}; y='a b'; echo "${y/ /_}" "${y// /}"
#: replacing from variables
x=a.b.c; f=.; t='*'; echo "${x//$f/$t}" "${x//./$t}" ${x/"$f"/-} "${x//"."/" "}"
#: replacing with nothing to replace
e=; echo "[${e/a/b}]" "[${e//a/b}]" "[${u/a/b}]" "[${e/#/x}]"
#: case changing is not known
x=abc; echo ${x^} ${x^^}; echo after
#: indirection is not known
x=y; y=1; echo ${!x}; echo after
#: bad substitutions
(echo ${}); echo $?; (echo ${a b}); echo $?; (echo ${-x}); (echo ${.}); echo ${a*}; echo no
#: bad substitution in quotes
echo "a${x@Q}b"; echo no
#: bad substitution with an index
a=1; echo ${a[0]}; echo no
#: arrays are not known
a=(1 2); echo no
#: special parameters
true; echo $? "$?"; false; echo $? $?; echo $# $$ "$-" $0; set -- a b; echo $#; sleep 0 & echo $!; wait
#: dash options
echo $-; set -e; echo $-; set -ux; echo $-; set +eux; echo $-; set -f; echo $-; set -aC; echo $-
#: line numbers
echo $LINENO
echo $LINENO; f() {
echo in $LINENO
}
f
echo $LINENO "$(echo $LINENO)"
#: RANDOM is a number
case $RANDOM in [0-9]*) echo number;; *) echo "not: $RANDOM";; esac; RANDOM=5; a=$RANDOM; RANDOM=5; b=$RANDOM; [ "$a" = "$b" ] && echo same || echo differ
#: SECONDS
echo "${SECONDS-unset}"
#: PPID and others
echo $PPID ${OPTIND} "${PS1-unset}" "${PS2-unset}" "${PS4-unset}" "${IFS-unset}" "${MAIL-unset}" "${HISTFILE-unset}"
#: shell variables at the start
set
#: environment at the start
env; export
#: variables of funcs and hostname
echo ${FUNCNAME-unset} ${HOSTNAME-unset} ${UID-unset} ${SHELL-unset} ${SHLVL-unset} ${_-unset} ${PWD-unset} ${OLDPWD-unset} ${TERM-unset} ${BASH_VERSION-unset}
#: readonly
readonly r=1; echo $r; (r=2; echo no); echo $?; (unset r; echo no); echo $?; (export r=3); (readonly r=4); (for r in a; do echo no; done); (read r <<X
z
X
echo $?); r=5; echo no
#: readonly in an assignment before a command
readonly r=1; r=2 true; echo $?; r=2 echo a; r=2 env | grep ^r=; echo $?
#: readonly listing
readonly a=1 b; readonly; readonly -p
#: export and env
x=1; export x; y=2 env | grep -E '^[xy]='; export z=3 w; env | grep -E '^[xyzw]=' ; w=4; env | grep ^w
#: export -n and unset
export a=1; export -n a; env | grep ^a=; echo $? $a; unset a; echo ${a-unset}; unset nope; echo $?
#: unset of functions and both
f() { echo fun; }; f=var; unset f; echo "${f-no}"; f; unset -f f; f; unset -v x; unset -f nope; echo $?
#: unset with bad names
unset 1a; echo $?; unset a-b; echo no
#: export with bad names
export 1a=b; echo no
#: export without a value stays unset
export a; echo ${a-unset}; env | grep ^a; a=1; env | grep ^a
#: nounset
set -u; echo ${a-ok} ${a:-ok} ${a+no}; echo "$@" $* $#; (echo $1); echo $?; (echo $a); (echo ${a#x}); (echo ${#a}); (echo $((a+1))); echo $?; echo $!; echo after
#: nounset ends the shell
set -u; echo $nope; echo no
#: nounset in braces
set -u; echo ${nope}; echo no
#: nounset trims
set -u; x=1; echo ${x%y}${y%x}; echo no
#: parameters in a here document
x=1; unset y; cat <<E
$x ${y-def} ${x:+alt} "${y:-"q"}" '${x}' ${x#1} \$x \\ \a "\"" `echo b` $(echo c) $((x+1)) ${y:-'a b'} ${y:-"a b"}
E
#: dollar at the end of a word
x=1; echo $x$ $x; echo "$x$"
#: positional parameters are changed
set -- a b c; shift; echo $*; shift 2; echo $#; shift; echo $?; set -- x; shift 0; echo $1
#: shift too far
set -- a; shift 2; echo $? $#; shift -1; echo no
#: shift with nonsense
shift a; echo no
#: set and its arguments
set a b; echo $# $1; set -- -x y; echo $1; set -e -- z; echo $1 $-; set - q; echo $1
