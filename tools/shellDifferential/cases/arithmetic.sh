#: operators
echo $((1+2)) $((5-7)) $((3*4)) $((7/2)) $((7%3)) $((-7/2)) $((-7%3)) $((7/-2)) $((2**10)) $((2**0)) $((1<<4)) $((256>>3)) $((-8>>1)) $((6&3)) $((6|3)) $((6^3)) $((~5)) $((!0)) $((!5)) $((-3)) $((+3)) $((- -3))
#: comparisons
echo $((1<2)) $((2<=2)) $((3>2)) $((1>=2)) $((1==1)) $((1!=1)) $((1&&0)) $((1||0)) $((0||0)) $((5&&3))
#: precedence
echo $((1+2*3)) $(((1+2)*3)) $((2+3<<1)) $((1|2&3^4)) $((1<2==1)) $((10-3-2)) $((2**3**2)) $((-2**2)) $((!1+1)) $((~1+1)) $((1+1?2:3)) $((8/4*2)) $((100/10/5))
#: ternary
echo $((1?2:3)) $((0?2:3)) $((1?0?4:5:6)) $((0?1:0?2:3)) $((x=1?2:3)) $x
#: ternary takes only one branch
x=0; y=0; echo $((1 ? (x=1) : (y=1))) $x $y $((0 ? x++ : y++)) $x $y
#: assignments
x=5; echo $((x=3)) $x $((x+=2)) $((x-=1)) $((x*=4)) $((x/=3)) $((x%=4)) $((x<<=3)) $((x>>=1)) $((x|=1)) $((x&=6)) $((x^=5)) $x
#: increments
x=1; echo $((x++)) $x $((++x)) $x $((x--)) $x $((--x)) $x; echo $((x+++1)) $x; echo $((5 - -2)) $((5--2))
#: increments of numbers
echo $((++5)) $((--5)) $((- - 5)); echo $((5++)); echo no
#: comma
x=1; echo $((x=2, x*3)) $x $((1,2,3))
#: short circuits have no effects
x=0; echo $((0 && (x=1))) $x $((1 || (x=2))) $x $((0 && x++)) $x
#: bases
echo $((0x1F)) $((0XfF)) $((017)) $((2#101)) $((16#ff)) $((16#FF)) $((36#z)) $((8#17)) $((010+1)) $((0)) $((00)) $((64#_)) $((62#Z)) $((37#A))
#: wrong digits
echo $((08)); echo after
#: digits too big for their base
echo $((2#102)); echo after
#: a wrong base
echo $((99#1)); echo after
#: hexadecimal without digits
echo $((0x)); echo $((0xg)); echo after
#: variables with and without a dollar
x=3; y=x; z=; echo $((x)) $(($x)) $((y+1)) $((z+1)) $((u+1)) $((x*x)) $((${x}2)) $(($x$x))
#: variables that hold expressions
x='1+2'; y='x*2'; echo $((x)) $((y)) $(($x*2)) $((x*2))
#: a variable that names itself
x=x; echo $((x)); echo no
#: variables in a ring
x=y; y=x; echo $((x+1)); echo no
#: a variable that is no number
x='a b'; echo $((x)); echo no
#: a variable with nonsense
x='12abc'; echo $((x)); echo no
#: a value with blanks
x=' 5 '; echo $((x+1)); y='
7'; echo $((y))
#: negative values of variables
x=-5; echo $((x+1)) $((-x)) $((x*-1)) $((x-x)) $((3-x)) $(($x-$x))
#: white space
echo $((  1   +	2  )) $((
3 +
4 ))
#: empty expression
echo $(( )) $(()) "$(( ))"
#: division by zero
echo $((1/0)); echo no
#: remainder by zero
x=0; echo $((1%x)); echo no
#: division by zero in a subshell
(echo $((1/0))); echo $?; x=$((2/0)); echo no
#: division by zero that is not taken
echo $((0 && 1/0)) $((1 || 1/0)) $((1 ? 2 : 1/0)); echo after
#: syntax errors
(echo $((1+))); echo $?; (echo $((*2))); (echo $((1 2))); (echo $((1)2))); echo $((a b)); echo no
#: a missing parenthesis
echo $(((1+2)*3); echo no
#: more syntax errors
(echo $((1 +* 2))); (echo $((2 @ 3))); (echo $((1 ? 2))); (echo $((1 : 2))); (echo $((=1))); (echo $((1=2))); (echo $((x y))); (echo $(("1"+'2'))); (echo $((1.5))); (echo $((a.b)))
#: an unknown character
echo $((5 ? 3 : 'a')); echo no
#: limits
echo $((9223372036854775807)) $((9223372036854775807+1)) $((-9223372036854775808)) $((9223372036854775808)) $((99999999999999999999)) $((0x7fffffffffffffff)) $((0xffffffffffffffff)) $((1<<62)) $((1<<63)) $((1<<64)) $((-9223372036854775808-1))
#: big numbers stay exact
echo $((123456789012345678+1)) $((9007199254740993)) $((9007199254740993*3)) $((4611686018427387904*2)) $((3037000500*3037000500)) $((9223372036854775807/10)) $((9223372036854775807%1000)) $((9007199254740993-1)) $((-9007199254740993/2))
#: big numbers in variables
x=9007199254740993; echo $((x)) $((x+1)) $((x*2)) $((x-x)) $((x==9007199254740992)) $((x>>1)) $((x&1))
#: shifts by much
echo $((1<<-1)) $((1>>-1)) $((1<<65)) $((8>>100))
#: the smallest number over minus one
echo $(((-9223372036854775807-1)%-1)) $(((-9223372036854775807-1)/-1))
#: quotes inside
x=2; echo $(("1" + 2)) "$(("1" + 2))" $(( "$x" * 3 )) $(( ${x:-5} + ${y:-5} )) $(( $(echo 4) + `echo 1` ))
#: single quotes inside
echo $(('1'+1)); echo no
#: nested arithmetic
echo $(( $((1+2)) * $((3+4)) )) $((1+$((2*$((3))))))
#: parentheses
echo $((((1)))) $(( (1+2) * (3+4) )) $((2*(3+(4-1))))
#: looks like arithmetic but is commands
echo $( (echo sub) )
#: looks even more like arithmetic
echo $((echo a); (echo b))
#: in double quotes and here documents
x=4; echo "a$((x*2))b" 'c$((x))d'; cat <<E
$((x+1)) $((x > 3 ? 10 : 20))
E
#: let
let x=1+2; echo $x $?; let x=0; echo $?; let 'y = x + 5' z=y*2; echo $y $z; let; echo $?
#: let with errors
let 1/0; echo no
#: double parentheses as a command
((1+2)); echo $?; ((x=5)); echo $x
#: for with double parentheses
for ((i=0;i<3;i++)); do echo $i; done
#: counting loops
i=0; while [ $i -lt 5 ]; do i=$((i+1)); done; echo $i; n=10; until [ $((n-=3)) -lt 0 ]; do echo $n; done
#: logical results
echo $((5 > 3 && 2 > 1)) $((!(1 > 2))) $((1 == 1 && 2 == 2 || 0)) $((!!7))
#: array like text
echo $((a[0])); echo no
#: a dollar alone
echo $(($)); echo no
#: octal in variables
x=010; echo $((x)) $(($x)) $((x+1)); y=08; echo $((y)); echo no
#: a name after a number
echo $((1a)); echo no
#: readonly in arithmetic
readonly x=1; echo $((x+1)); echo $((x=2)); echo no
#: nounset in arithmetic
set -u; echo $((a)); echo no
#: exit status of assignments from arithmetic
x=$((1==2)); echo $? $x
#: arithmetic in slices and conditions
x=abcdefgh; n=3; echo ${x:$((n)):$((n-1))}; [ $((n*2)) -eq 6 ] && echo six; case $((n)) in 3) echo three;; esac
