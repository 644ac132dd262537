#: quoting in all ways
echo "a  b" 'c  d' e\ f "g'h" 'i"j' "\$x \`y\` \"z\" \\ \a"
#: a single quote inside double quotes
echo "it's" 'say "hi"' "it"'s'
#: a backslash before a newline joins lines
echo one \
two; echo "three \
four"; echo 'five \
six'
#: adjacent quoted pieces make one word
echo a"b"'c'\d$x"e f"
#: an empty quoted word is an argument
set -- "" '' ""''; echo $#; f() { echo $#; }; f $x "" "$x" ''
#: unset variables vanish unless quoted
f() { echo $# "$@"; }; f $nope a $nope; f "$nope" a
#: dollar single quotes
echo $'a\tb\nc' $'\x41\102\e[0m' $'it\'s' $'\\' "$'x'" | cat
#: dollar double quotes
x=1; echo $"a $x"
#: a dollar that stands alone
echo $ "$" a$ "a$ b" $% "$%" $/ $'' $= "$="
#: hash signs begin comments only at word starts
echo a#b #c
echo '#' "#" \# a # b
#comment
echo end # another
#: braces are not expanded
echo {a,b} a{1..3}b { } }
#: tilde
HOME=/h; echo ~ ~/x ~root ~nobody/y ~nosuch x~ "~" '~' ~+ ~- \~; x=~/a:~/b; echo $x; y="~"; echo $y; echo a=~ --b=~/c
#: tilde in assignments after a colon
HOME=/h; p=a:~:~/b:~root; echo $p; export q=~/x; echo $q; PATH=$PATH:~/bin; echo ${PATH##*:}
#: tilde in parameter words
HOME=/h; echo ${x:-~} ${x:-~/a} "${x:-~}" ${y=~/b} $y
#: tilde with HOME unset
unset HOME; echo ~ ~/x
#: tilde in case and for
HOME=/h; case /h in ~) echo match;; esac; for i in ~ ~/a; do echo $i; done
#: field splitting at blanks
x='  a  b	c
d  '; for i in $x; do echo "<$i>"; done; for i in x$x; do echo "<$i>"; done
#: field splitting with a colon
IFS=:; x=:a::b:; for i in $x; do echo "<$i>"; done; set -- $x; echo $#
#: mixed separators
IFS=': '; x='a : b  c::d : : e'; for i in $x; do echo "<$i>"; done
#: empty IFS
IFS=; x='a b'; set -- $x; echo $# "$1"
#: unset IFS
unset IFS; x=' a	b
c '; set -- $x; echo $# "$1" "$2" "$3"
#: IFS does not split literal text
IFS=b; echo abc a"b"c; x=abc; echo $x; for i in abc $x; do echo "<$i>"; done
#: IFS of letters
IFS=x; v=axbxxc; for i in $v; do echo "<$i>"; done; echo $v; echo "$v"
#: star joins with the first character of IFS
set -- a 'b c' d; IFS=-+; echo "$*" $*; IFS=; echo "$*" $*; unset IFS; echo "$*" $*
#: at and star
set -- a 'b c' '' d; for i in "$@"; do echo "<$i>"; done; for i in $@; do echo "[$i]"; done; for i in "$*"; do echo "{$i}"; done; for i in $*; do echo "($i)"; done
#: at inside other text
set -- a 'b c' d; for i in "x$@y"; do echo "<$i>"; done; for i in x"$@"y; do echo "[$i]"; done; for i in x$@y; do echo "($i)"; done
#: at with no arguments
set --; for i in "$@"; do echo "<$i>"; done; for i in "x$@y"; do echo "[$i]"; done; for i in "$*"; do echo "{$i}"; done; for i in "$@" "$@"; do echo no; done; f() { echo $#; }; f "$@"; f "$*"; f ""$@; f "$@"""
#: at in an assignment
set -- a 'b  c' d; x=$@; echo "$x"; x="$@"; echo "$x"; x=$*; echo "$x"; IFS=:; x=$@; echo "$x"; x="$@"; echo "$x"; x=$*; echo "$x"; x="$*"; echo "$x"
#: at in default words
set -- a 'b c'; for i in "${x:-$@}"; do echo "<$i>"; done; for i in ${x:-"$@"}; do echo "[$i]"; done; for i in ${x-$@}; do echo "($i)"; done; for i in "${@:-none}"; do echo "{$i}"; done
#: defaults for at
set --; echo "${@:-none}" "${*-unset}" "${@+set}" ${#} ${#@} ${#*}; set -- ''; echo "${@:-none}" "${@-unset}" "${@+set}" $#
#: positional parameters above nine
set -- a b c d e f g h i j k; echo $10 ${10} ${11} ${12-none} $#
#: results of substitutions are split
for i in $(echo a b; echo c) "$(echo d e)" `echo f g`; do echo "<$i>"; done
#: newlines at the end of substitutions go
x=$(printf 'a\n\nb\n\n\n'); echo "<$x>"; echo "$(echo)" "$(printf '\n\n')x"
#: nested substitutions
echo $(echo $(echo $(echo deep))) `echo \`echo older\`` "$(echo "$(echo "quoted  inside")")"
#: backquotes and backslashes
echo `echo \\a \$HOME '\$x' "\"q\""`; x='a b'; echo "`echo "$x  y"`" `echo '\\'`
#: comments and quotes inside substitutions
echo $(echo a # comment )
echo b) $(echo ')' "(" \)) $(case x in x) echo paren;; esac)
#: empty substitutions
echo "<$()>" "<$( )>" "<``>" "<` `>"; x=$(); echo $?
#: patterns in unquoted expansions
cd /tmp; touch a1 a2 b1; x='a*'; echo $x "$x" '$x' \a* [ab]1 ?1 a? *[!1]; echo no* "a*" a\*
#: pattern classes
cd /tmp; touch a B 1 _ .h; echo [[:alpha:]] [[:digit:]] [[:upper:]] [[:alnum:]_] [!a] [^a] [a-z] [A-Z] * .*
#: patterns over directories
cd /tmp; mkdir -p d1/s d2/s; touch d1/x d2/x d1/s/y; echo */x d*/ */s/* ./d?/x /tmp/d[12]/x d1//x */nope
#: hidden files must be asked for
cd /tmp; mkdir d; touch .a b d/.c d/e; echo * .* d/* d/.[a-z]*; echo .[!.]*
#: quoted brackets
cd /tmp; touch 'a]b' 'a[b' ab 'a-b' 'a\b'; echo a[]]b a[[]b a[!x]b a[\]]b a["]"]b a[x-]b a[\\]b "a["b
#: a bracket that is not closed
cd /tmp; touch '[a' a; echo [a [ [] a[ '['a
#: a backslash in a variable's pattern
cd /tmp; touch 'a*' ab; x='a\*'; echo $x; y='a\b'; echo $y; z='\a*'; echo $z
#: noglob
cd /tmp; touch a b; set -f; echo *; set +f; echo *
#: slashes and dots that are double
cd /tmp; mkdir -p a/b; touch a/b/c; echo a//*/c ./a/./* //tmp/a/* a/../a/*
#: globs in assignments and redirections
cd /tmp; touch f1; x=f*; echo "$x" $x; echo hi > f*; ls
#: globs sort by bytes
cd /tmp; touch b a B A _ 10 9 é; echo *
#: words of for are split and globbed
cd /tmp; touch x1 x2; l='x* y'; for i in $l "$l" z; do echo "<$i>"; done
#: case words are neither split nor globbed
x='a b'; case $x in 'a b') echo yes;; *) echo no;; esac; case * in \*) echo star;; esac
#: long lines
x=$(seq 1 50); echo $x; set -- $x; echo $# ${50}
#: unicode
x=äöü; echo ${#x} "${x#?}" "${x%?}" "$x"; case ä in ?) echo one;; ??) echo two;; esac
#: a variable beside letters
x=1; echo $xy ${x}y $x.y $x-y "$x"y $x/y a$x
#: names with digits and underscores
_a1=x; a_b=y; echo $_a1 $a_b $1a
#: assignment like words
echo a=b 1a=b =b a-b=c; 1a=b; echo $?
#: assignments in order
x=1 y=$x; echo $x $y; x=2 z=$x true; echo $x $z; a=1 b=2 c=$a$b; echo $c
#: assignments are not split
x='a  b'; y=$x; echo "$y"; y=$(echo 'c  d'); echo "$y"; z=*; echo "$z"
