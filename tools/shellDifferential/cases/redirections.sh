#: output, append, input
cd /tmp; echo a > f; echo b >> f; cat < f; echo c >| f; cat f; > g; ls; < f; cat < f > h; cat h
#: redirections anywhere
cd /tmp; > f echo a b; cat f; < f cat > g; cat g; echo > f x y; cat f; 2>e ls nope 1>o; cat e o
#: descriptors
echo out; echo err >&2; { echo a; echo b >&2; } 2>&1; { echo c >&2; } 2> /dev/null; ls /nope 2>&1 | cat
#: order of redirections
cd /tmp; { echo o; echo e >&2; } > f 2>&1; cat f; { echo o; echo e >&2; } 2>&1 > g | sed 's/^/pipe /'; cat g
#: own descriptors
cd /tmp; exec 3> f; echo a >&3; echo b 1>&3; exec 3>&-; cat f; exec 4< f; read x <&4; read y <&4; echo $x $y; exec 4<&-
#: swapping descriptors
{ echo out; echo err >&2; } 3>&1 1>&2 2>&3 3>&-
#: closed descriptors
echo a >&3; echo $?; echo b 3>&- >&3; exec >&-; echo c; echo $? >&2
#: reading a closed descriptor
cat <&-; echo $?; read x <&-; echo $?; cat <&7; echo $?
#: nonsense descriptors
echo a >&x; ls; echo b >&1x; cat 1x
#: descriptor from a variable
n=2; echo a >&$n; f=/tmp/f; echo b > $f; cat $f; echo c >&"$n"; x=; echo d > $x; echo no
#: an empty target
echo a > ""; echo $?; cat < ""; echo $?; cat < $nope; echo $?
#: a target of several words
x='a b'; cd /tmp; echo hi > $x; ls; cat 'a b'
#: a directory as target
echo a > /tmp; echo $?; cat < /tmp; echo $?; echo b >> /nope/f; echo $?; cat < /nope; echo $?
#: read and write
cd /tmp; echo hello > f; echo J 1<> f; cat f; exec 3<> f; read x <&3; echo $x; exec 3>&-; cat <> new; ls
#: noclobber
cd /tmp; set -C; echo a > f; echo b > f; echo $?; echo c >| f; cat f; echo d >> f; cat f; echo e > /dev/null; set +C; echo f > f; cat f
#: ampersand redirections
cd /tmp; { echo o; echo e >&2; } &> f; cat f; ls /nope >& g; cat g; echo x &>> f; cat f
#: redirections of compounds
cd /tmp; for i in 1 2; do echo $i; done > f; cat f; while read l; do echo "<$l>"; done < f; if true; then echo x; fi >> f; cat f; (echo sub; echo e >&2) > g 2>&1; cat g; case a in a) echo case;; esac > h; cat h; { cat; } < h
#: a variable set in a redirected loop stays
n=0; printf 'a\nb\n' > /tmp/f; while read l; do n=$((n+1)); done < /tmp/f; echo $n; printf 'a\nb\n' | while read l; do n=$((n+1)); done; echo $n
#: failing redirections of compounds
for i in 1 2; do echo $i; done > /nope/f; echo $?; while read l; do echo $l; done < /nope; echo $?; { echo a; } > /nope/f || echo failed; (echo b) < /nope; echo $?
#: failing redirections of special builtins end the shell
: > /nope/f; echo no
#: failing redirections of exec end the shell
exec > /nope/f; echo no
#: failing redirections of exec for input
exec < /nope; echo no
#: failing redirections of builtins
echo a > /nope/f; echo $?; read x < /nope; echo $?; x=1 > /nope/f; echo $? "${x-unset}"; > /nope/f; echo $?; cd / > /nope/x; echo $?
#: failing redirections of functions
f() { echo in; }; f > /nope/f; echo $?; f < /nope; echo $?
#: failing redirections under errexit
set -e; echo a > /nope/f; echo no
#: here documents
cat <<E
a $((1+1)) $(echo b) `echo c`
 	d
E
cat <<'E'
$x $(no) `no` \$
E
cat <<"E"
$y
E
cat <<\E
$z
E
#: here documents with tabs
cat <<-E
	a
		b
	  c
	E
cat <<-'E'
	$x
	E
echo end
#: several here documents
cat <<A; cat <<B
a
A
b
B
cat <<A - /dev/null <<B
first
A
second
B
#: here documents in pipelines and groups
cat <<E | sed s/a/b/
a
E
{ cat; echo after; } <<E
group
E
if true; then cat <<E
in if
E
fi
for i in 1 2; do cat <<E
$i
E
done
#: here documents in functions
f() { cat <<E
arg $1
E
}
f x; f y
#: here documents in substitutions
x=$(cat <<E
inner
E
); echo "$x"; echo "$(cat <<E
quoted "inner"
E
)"
#: backslashes in here documents
x=1; cat <<E
\$x \\$x \a \
joined "\"" '\'' \`
E
#: parameters in here documents
x='a  b'; unset y; cat <<E
"$x" '$x' ${y:-"q"} ${y:-'s'} ${x#a} ${#x} $
$$x} ${y-}
E
#: an empty here document
cat <<E
E
cat <<''
line

echo after
#: here documents to descriptors
cat 3<<E <&3
three
E
read a 0<<E
zero
E
echo $a
#: a here document whose end is not alone
cat <<E
a
 E
E 
E
echo end
#: a here document at the end of input
cat <<E
last line
#: here documents keep special characters
cat <<'E'
tab	and "quotes" & | ; < > ( ) { } * ? [ ] # ! ~ %
E
#: a here string
cat <<< word; echo $?; cat <<< "a b $((1+1))"; read x <<< 'in'; echo $x
#: pipelines
echo a | cat; echo a | tr a b | sed s/b/c/; echo x |
cat
printf '3\n1\n2\n' | sort | head -n 2; true | false; echo $?; false | true; echo $?; exit 3 | exit 4; echo $?
#: pipefail
set -o pipefail; false | true; echo $?; true | true; echo $?; (exit 3) | (exit 4) | true; echo $?; set +o pipefail; false | true; echo $?
#: PIPESTATUS does not exist
false | true; echo "${PIPESTATUS-unset}"
#: pipes and variables
echo 5 | read x; echo "${x-unset}"; echo 5 | { read x; echo $x; }; x=1; echo a | x=2; echo $x
#: stderr through a pipe
{ echo out; echo err >&2; } 2>&1 | sort; ls /nope 2>&1 >/dev/null | wc -l; echo a |& cat
#: broken pipes
yes | head -n 1; echo $?; seq 100000 | head -n 2 | tail -n 1; (while echo y; do :; done) | head -n 1; echo end
#: reading of one pipe by several
printf 'a\nb\nc\n' | { read x; read y; echo $x$y; cat; }; printf '1\n2\n3\n' | (head -n 1; echo rest)
#: loops in pipelines
for i in 1 2 3; do echo $i; done | while read n; do echo $((n*2)); done; seq 3 | while read i; do [ $i = 2 ] && continue; echo $i; done
#: fifos
mkfifo /tmp/p; echo hi > /tmp/p & cat /tmp/p; wait; (sleep 0.2; echo late > /tmp/p) & read x < /tmp/p; echo $x
#: special files
echo a > /dev/stderr; echo b > /dev/stdout; echo c | cat /dev/stdin; echo d > /dev/fd/2; echo e | cat /dev/fd/0; echo f > /dev/null; cat /dev/null; echo g > /proc/self/fd/1
#: restored after builtins
echo a > /tmp/f; echo b; { echo c > /tmp/g; echo d; } > /tmp/h; cat /tmp/h; eval 'echo e > /tmp/i; echo f'; exec 5>&1; echo g >&5
#: redirections of eval and dot
eval 'echo a; echo b' > /tmp/f; cat /tmp/f; echo 'echo dotted' > /tmp/d; . /tmp/d > /tmp/g; cat /tmp/g
#: command substitution reads a file
echo content > /tmp/f; x=$(cat /tmp/f); echo $x; y=$(< /tmp/f); echo "[$y]"
#: large files through redirections
seq 1000 > /tmp/f; wc -l < /tmp/f; tail -n 1 /tmp/f; while read l; do last=$l; done < /tmp/f; echo $last
#: appending while reading
echo a > /tmp/f; n=0; while read l; do n=$((n+1)); [ $n -lt 3 ] && echo more >> /tmp/f; done < /tmp/f; echo $n
#: truncating in place
cd /tmp; echo abc > f; cat f > f; ls -s f | wc -l; cat f; echo x > f; (echo new > f; cat < f)
#: descriptors in subshells
exec 3>&1; (echo sub >&3); { echo group >&3; } > /dev/null; f() { echo fn >&3; }; f > /dev/null; x=$(echo in >&3); echo "[$x]"
#: higher descriptors
exec 9> /tmp/f; echo nine >&9; cat /tmp/f; echo a 12> /tmp/g; ls /tmp; exec 10>&1; echo ten >&10
#: moving descriptors
exec 3>&1 4>&3-; echo a >&4; echo b >&3
#: input is at its end
cat; read x; echo $?; sh -c cat; wc -c
#: duplicated input shares the offset
printf 'a\nb\nc\n' > /tmp/f; exec 3< /tmp/f 4<&3; read x <&3; read y <&4; echo $x $y; { read z; echo $z; } <&3
#: output to input's descriptor
echo x > /tmp/f; exec 3< /tmp/f; echo a >&3; echo $?; cat <&1 < /dev/null; echo ok
