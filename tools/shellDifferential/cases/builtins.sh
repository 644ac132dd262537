#: echo
echo; echo -n a; echo b; echo -e 'x\ty\\z\101\x41\0101'; echo 'x\ty'; echo -E 'a\tb'; echo -ne 'c\n'; echo -n -e 'd\n'; echo -x y; echo - a; echo -- b; echo -en; echo -nx; echo a -n; echo ''; echo "a  b"  c
#: echo with an end
echo -e 'a\cb' c; echo; echo -e 'a\n\cb'; echo -e 'tab\vv\ff\rr' | cat; echo -e '\e[1m' | cat -v; echo -e '\u0041 \q \'
#: printf conversions
printf '%s %d %i %u %x %X %o %c %%\n' str 42 -7 5 255 255 8 char; printf '%5s|%-5s|%05d|%+d|% d|%.2s|%5.1s|%#x|%#o\n' ab cd 42 5 6 xyz uvw 255 8; printf '%f %.2f %e %g %G\n' 3.14159 2.5 12345.678 0.0001 1e10
#: printf reuses its format
printf '%s-%s\n' a b c; printf '%d\n' 1 2 3; printf 'x\n' a b; printf '%s\n'; printf '%d %s|\n'
#: printf escapes
printf 'a\tb\\n\n\101\x42\e[0m\n' | cat -v; printf '%b|\n' 'x\ty\n\0101' 'stop\chere' more; printf 'no newline'; printf '\n'; printf 'a\cb\n'; printf '"\"\n'
#: printf numbers
printf '%d %d %d %d %d\n' 0x1f 010 "'a" '"b' +5; printf '%d\n' abc; echo $?; printf '%d\n' 12abc; echo $?; printf '%d\n' ''; echo $?; printf '%x %o %u\n' -1 -1 -1; printf '%d\n' 9223372036854775808; echo $?
#: printf widths from arguments
printf '%*s|%-*s|%.*f\n' 5 a 5 b 2 3.14159; printf '%5%|\n'; printf '%'; echo $?
#: printf mistakes
printf; echo $?; printf '%z\n' a; echo $?; printf -- '%s\n' dashes; printf -v x a; echo $?; printf '%s' -n; printf -x; echo $?
#: printf quoting
printf '%q\n' 'a b'; echo $?
#: printf to a closed output
printf a >&-; echo $?; echo a >&-; echo $?
#: test strings
[ a ]; echo $?; [ '' ]; echo $?; [ -n a ]; echo $?; [ -z a ]; echo $?; [ -z '' ]; echo $?; [ a = a ]; echo $?; [ a == b ]; echo $?; [ a != b ]; echo $?; [ a \< b ]; echo $?; [ b \> a ]; echo $?; [ ]; echo $?; test; echo $?; [ -n ]; echo $?; [ -z ]; echo $?; [ ! ]; echo $?; [ ! a ]; echo $?; [ ! '' ]; echo $?
#: test numbers
[ 1 -eq 1 ]; echo $?; [ 1 -ne 1 ]; echo $?; [ 1 -lt 2 ]; echo $?; [ 2 -le 2 ]; echo $?; [ 3 -gt 2 ]; echo $?; [ 2 -ge 3 ]; echo $?; [ 010 -eq 10 ]; echo $?; [ -5 -lt 0 ]; echo $?; [ +3 -eq 3 ]; echo $?; [ ' 3 ' -eq 3 ]; echo $?; [ 9223372036854775807 -gt 1 ]; echo $?
#: test bad numbers
[ a -eq 1 ]; echo $?; [ 1 -eq '' ]; echo $?; [ 1x -lt 2 ]; echo $?; [ 1 -eq 1.5 ]; echo $?; [ 0x10 -eq 16 ]; echo $?; [ 99999999999999999999 -gt 1 ]; echo $?
#: test operators
[ a -a b ]; echo $?; [ a -a '' ]; echo $?; [ '' -o b ]; echo $?; [ '' -o '' ]; echo $?; [ a = a -a b = b ]; echo $?; [ a = b -o b = b ]; echo $?; [ ! a = b ]; echo $?; [ \( a = a \) ]; echo $?; [ \( a = b -o b = b \) -a c ]; echo $?; [ ! \( a \) ]; echo $?; [ ! ! a ]; echo $?
#: test files
cd /tmp; echo x > f; mkdir d; : > e; ln -s f l; ln -s nope b; mkfifo p; for o in -e -f -d -s -r -w -x -L -h -p -b -c -S -u -g -k; do for n in f d e l b p nope; do [ $o $n ] && printf '%s ' "$o$n"; done; done; echo; [ -c /dev/null ]; echo $?; [ -t 0 ]; echo $?; [ -t 1 ]; echo $?; [ -O f ] && [ -G f ]; echo $?
#: test file ages
cd /tmp; touch -d '2020-01-01 00:00:00' old; touch new; [ new -nt old ]; echo $?; [ new -ot old ]; echo $?; ln new same; [ new -ef same ]; echo $?; [ new -ef old ]; echo $?; [ new -nt nope ]; echo $?; [ nope -ot new ]; echo $?
#: test mistakes
[ a; echo $?; [ a b ]; echo $?; [ a b c ]; echo $?; [ a = ]; echo $?; [ = a ]; echo $?; [ -x ]; echo $?; [ -f a b ]; echo $?; [ a = b c ]; echo $?; [ \( a ]; echo $?; [ a \) ]; echo $?; [ a = b = c ]; echo $?; [ -q a ]; echo $?; [ 1 -xx 2 ]; echo $?
#: test with operators as operands
[ -n = -n ]; echo $?; [ = = = ]; echo $?; [ '(' = '(' ]; echo $?; [ ! = ! ]; echo $?; [ -a = -a ]; echo $?; [ -f ]; echo $?; [ '!' ]; echo $?; [ -a -a -a ]; echo $?; [ ! = a ]; echo $?; [ '(' ')' ]; echo $?; [ a -o ]; echo $?
#: double brackets
[[ a = a ]]; echo $?; [[ a == b ]]; echo $?; [[ a = a && b = b ]]; echo $?; [[ a = b || b = b ]]; echo $?; [[ -n a ]]; echo $?; x='a b'; [[ $x = 'a b' ]]; echo $?; [[ a < b ]]; echo $?; [[ ! a = b ]]; echo $?; [[ a ]]; echo $?; [[ '' ]]; echo $?
#: double brackets with patterns
[[ abc = a* ]]; echo $?; [[ abc == a?c ]]; echo $?; [[ abc = 'a*' ]]; echo $?; p='a*'; [[ abc = $p ]]; echo $?; [[ abc != b* ]]; echo $?
#: double brackets with regular expressions
[[ abc =~ ^a.c$ ]]; echo $?; [[ abc =~ b ]]; echo $?; [[ abc =~ x ]]; echo $?
#: double brackets with mistakes
[[ a; echo $?
#: double brackets unquoted
x=; [[ $x = '' ]]; echo $?; [[ -z $x ]]; echo $?; y='a b'; [[ -n $y ]]; echo $?; [[ $nope ]]; echo $?
#: read splits
printf 'a b  c d\n' | { read x y z; echo "<$x> <$y> <$z>"; }; printf ' a  b \n' | { read x; echo "<$x>"; }; printf 'a\n' | { read x y; echo "<$x> <$y>"; }; printf '\n' | { read x; echo "<$x> $?"; }; printf '  \n' | { read x y; echo "<$x> <$y>"; }
#: read with another IFS
printf 'a:b:c\n' | { IFS=: read x y; echo "<$x> <$y>"; }; printf 'a::b\n' | { IFS=: read x y z; echo "<$x> <$y> <$z>"; }; printf ':a:\n' | { IFS=: read x y z; echo "<$x> <$y> <$z>"; }; printf ' a : b \n' | { IFS=: read x y; echo "<$x> <$y>"; }; printf ' a : b : \n' | { IFS=': ' read x y; echo "<$x> <$y>"; }; printf '  a b  \n' | { IFS= read x; echo "<$x>"; }; printf 'a:b:\n' | { IFS=: read x y; echo "<$x> <$y>"; }; printf 'a:b::\n' | { IFS=: read x y; echo "<$x> <$y>"; }; printf 'a:\n' | { IFS=: read x; echo "<$x>"; }
#: read with backslashes
printf 'a\\ b c\\\\d\n' | { read x y; echo "<$x> <$y>"; }; printf 'a\\ b\n' | { read -r x y; echo "<$x> <$y>"; }; printf 'one\\\ntwo\n' | { read x; echo "<$x>"; }; printf 'a\\nb\n' | { read x; echo "<$x>"; }; printf 'a\\\n' | { read x; echo "<$x> $?"; }
#: read at the end
printf 'last' | { read x; echo "$x $?"; read y; echo "<$y> $?"; }; read x < /dev/null; echo "<$x> $?"
#: read without a name
printf ' a b \n' | { read; echo "<$REPLY>"; }; printf 'a\\b\n' | { read; echo "<$REPLY>"; }
#: read options
printf 'abcdef\n' | { read -n 3 x; echo "<$x>"; read y; echo "<$y>"; }; printf 'a;b;c\n' | { read -d ';' x; echo "<$x>"; read y; echo "<$y>"; }; printf 'a\n' | { read -p 'prompt ' x; echo "<$x>"; }; printf 'a\n' | { read -s x; echo "<$x>"; }; printf 'a\nb' | { read -n 5 x; echo "<$x>"; }; printf 'x y\n' | { read -r -n 2 z; echo "<$z>"; }
#: read with a time limit
sleep 3 | { read -t 1 x; echo "$? <$x>"; }; echo a | { read -t 1 x; echo "$? <$x>"; }; { printf par; sleep 2; } | { read -t 1 x; echo "$? <$x>"; }; read -t 0 x < /dev/null; echo $?
#: read with a fractional time limit
sleep 2 | { read -t 0.5 x; echo $?; }; read -t abc x; echo $?; read -t -1 x < /dev/null; echo $?
#: read from a descriptor
printf 'a\nb\n' > /tmp/f; exec 3< /tmp/f; read -u 3 x; read -u3 y; echo $x $y; read -u 9 z; echo $?; read -u x z; echo $?
#: read mistakes
read -z x; echo $?; read 1x < /dev/null; echo $?; read -n x y; echo $?; read a-b < /dev/null; echo $?
#: read in a loop
printf 'a 1\nb 2\n' | while read n v; do echo "$v=$n"; done; printf 'x\ny' | while read l; do echo $l; done; printf 'x\ny' | while read l || [ -n "$l" ]; do echo $l; done
#: read keeps what follows
printf 'a\nb\nc\n' > /tmp/f; { read x; cat; } < /tmp/f; while read l; do echo "<$l>"; done <<E
one

 two
E
#: read into several with defaults
echo 'a b c d' | { read a b; echo "$a|$b"; }; echo 'a' | { read a b c; echo "$a|$b|$c|"; }; x=old; echo | { read x; echo "<$x>"; }
#: cd and pwd
cd /tmp; pwd; cd; pwd; cd -; cd /; pwd; mkdir -p /tmp/a/b; cd /tmp/a/b; cd ..; pwd; cd ./b/../b; pwd; cd ../..; pwd; echo $PWD $OLDPWD
#: cd with mistakes
cd /nope; echo $?; cd /etc/passwd; echo $?; cd /tmp a; echo $?; cd ''; echo $? $PWD; cd -x; echo $?
#: cd without HOME
unset HOME; cd; echo $? $PWD; HOME=/tmp cd; pwd; HOME=; cd; echo $? $PWD
#: cd minus without OLDPWD
cd -; echo $?; unset OLDPWD; cd -; echo $?
#: cd over links
cd /tmp; mkdir -p real/sub; ln -s real/sub link; cd link; pwd; pwd -P; pwd -L; cd ..; pwd; cd -P link; pwd; cd ..; pwd; cd -L /tmp/link; pwd; pwd -x; echo $?
#: CDPATH
mkdir -p /tmp/base/x /tmp/x; cd /tmp; CDPATH=/tmp/base cd x; pwd; cd /tmp; CDPATH=:/tmp/base cd x; pwd; CDPATH=/tmp; cd base; cd /; cd ./tmp; pwd; cd nope; echo $?
#: a directory that has gone
mkdir /tmp/d; cd /tmp/d; rmdir /tmp/d; pwd; cd .; echo $?; cd ..; pwd
#: PWD and subshells
cd /tmp; (cd /; pwd); pwd; PWD=/x; pwd; echo $PWD; cd /; echo $PWD
#: true and false
true; echo $?; false; echo $?; : ; echo $?; true a b; false a; echo $?
#: export and readonly lists
export B=2 A='it'"'"'s'; export | grep -E ' [AB]='; export -p | grep B=; readonly R='x y'; readonly; readonly -p; unset E; export E; export | grep ' E'
#: set lists
x='a b'; y="it's"; z=; set | grep -E '^[xyz]='; f() { :; }; set | grep -c '^f'
#: alias lists
alias a=b c="d e"; alias; alias a c; unalias a; alias; unalias -a; alias; alias 'x y=z'; echo $?
#: jobs
sleep 1 & jobs; sleep 0.2 & jobs; jobs -l | sed 's/ [0-9][0-9]* / PID /'; jobs -p; wait; jobs; echo $?
#: jobs of finished commands
true & wait; jobs; false & sleep 0.2; jobs; jobs; sleep 5 & kill $!; sleep 0.2; jobs; jobs
#: jobs with pipelines
sleep 0.5 | cat & jobs; (sleep 0.4; true) & jobs; { sleep 0.3; } & jobs; for i in 1; do sleep 0.2; done & jobs; wait
#: fg and bg
sleep 0.3 & fg; echo $?; bg; echo $?; fg %1; echo $?; wait
#: let, dirs and other missing builtins
dirs; echo $?; pushd /; echo $?; declare x=1; echo $?; typeset x; echo $?; shopt; echo $?; builtin echo a; echo $?; help > /dev/null; echo $?; history; echo $?; suspend; echo $?; disown; echo $?; mapfile; echo $?; select; echo $?; time; echo $?; coproc; echo $?; logout; echo $?
#: ulimit and umask affect nothing else
umask 022; (umask 077; umask); umask
#: chdir
chdir /tmp; pwd
#: the bracket is a program too
/bin/[ a = a ]; echo $?; /bin/test a = b; echo $?; env [ x ]; echo $?; /bin/echo a b; /bin/printf '%s\n' x; /bin/true; /bin/false; echo $?
#: kill lists
kill -l 9; kill -l TERM; kill -l 143; kill -l INT 15 HUP; kill -l | head -n 3; kill -l | wc -l
#: kill mistakes
kill; echo $?; kill -X 1; echo $?; kill abc; echo $?; kill -TERM; echo $?; kill 99999; echo $?; kill -0 99999; echo $?; kill %1; echo $?; kill -s NOPE 1; echo $?; kill -99 2; echo $?
#: kill with names
for s in TERM 15 SIGTERM sigterm term; do sleep 5 & kill -$s $!; wait $!; echo $?; done; sleep 5 & kill -s HUP $!; wait $!; echo $?; sleep 5 & kill -s 1 $!; wait $!; echo $?
