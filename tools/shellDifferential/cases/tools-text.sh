#: head 1
(printf 'a\nb\nc\n' | head -n 1)
(printf 'a\nb\nc\n' | head -2)
(printf 'a\nb\nc\n' | head -n -1)
(printf 'abcdef' | head -c 3)
(printf 'abcdef\n' | head -c -2)
(head -n x)
(head -z)
(printf 'a\nb\n' > /tmp/a; printf 'c\n' > /tmp/b; head -n1 /tmp/a /tmp/b)
#: head 2
(printf 'a\nb\n' > /tmp/a; printf 'c\n' > /tmp/b; head -q -n1 /tmp/a /tmp/b; head -v -n1 /tmp/a)
(head -n1 /nope /tmp; echo $?)
(yes | head -n 2; yes a b | head -n 1)
#: tail 1
(printf '1\n2\n3\n4\n' | tail -n 2)
(printf '1\n2\n3\n4\n' | tail -n +3)
(printf '1\n2\n3\n4\n' | tail -2)
(printf '1\n2\n3\n4\n' | tail +2)
(printf '1234567' | tail -c 3)
(printf '1234567' | tail -c +3)
(tail /nope; echo $?)
(tail -n; echo $?)
#: tail 2
(printf 'a\n' > /tmp/a; tail -n1 /tmp/a /tmp/a)
(printf 'a\n' > /tmp/a; tail -q /tmp/a /tmp/a)
#: wc
(printf 'one two\nthree\n' | wc)
(printf 'one two\nthree\n' | wc -l)
(printf 'one two\nthree\n' | wc -w)
(printf 'one two\nthree\n' | wc -c)
(printf 'one two\nthree\n' | wc -lc)
(printf 'one two\nthree' > /tmp/a; wc /tmp/a; wc -l /tmp/a; wc -lw /tmp/a /tmp/a; wc -L /tmp/a; wc -m /tmp/a)
(wc /nope; echo $?)
(printf 'é\n' | wc -c; printf 'é\n' | wc -m)
#: sort 1
(printf 'b\na\nc\n' | sort)
(printf 'b\na\nc\n' | sort -r)
(printf '10\n9\n100\n' | sort -n)
(printf '10\n9\n100\n' | sort)
(printf 'b 2\na 10\nc 1\n' | sort -k2)
(printf 'b 2\na 10\nc 1\n' | sort -k2n)
(printf 'b 2\na 10\nc 1\n' | sort -k2,2nr)
(printf 'x:3\ny:1\nz:2\n' | sort -t: -k2)
#: sort 2
(printf 'x:3:b\ny:3:a\nz:2:c\n' | sort -t: -k2,2n -k3,3)
(printf 'b\na\nb\n' | sort -u)
(printf 'B\na\nC\n' | sort -f)
(printf 'b\na\n' > /tmp/s; sort -o /tmp/s /tmp/s; cat /tmp/s)
(printf 'a\nb\n' | sort -c; echo $?; printf 'b\na\n' | sort -c; echo $?)
(printf 'Feb\nJan\nMar\n' | sort -M)
(printf 'a2\na10\na1\n' | sort -V)
(printf 'abc 1\nabb 2\n' | sort -k1.3,1.3)
#: sort 3
(sort /nope; echo $?)
(sort -Q; echo $?)
(shuf -i 1-3 | sort)
(printf 'a\nb\n' | shuf | sort; shuf -e x)
#: uniq 1
(printf 'a\na\nb\n' | uniq)
(printf 'a\na\nb\n' | uniq -c)
(printf 'a\na\nb\n' | uniq -d)
(printf 'a\na\nb\n' | uniq -u)
(printf 'a 1\nb 1\nc 2\n' | uniq -f1)
(printf 'xa\nya\n' | uniq -s1)
(printf 'A\na\n' | uniq -i)
(printf 'abc\nabd\n' | uniq -w2)
#: uniq 2
(printf 'a\na\n' > /tmp/u; uniq /tmp/u /tmp/v; cat /tmp/v)
#: cut 1
(echo a:b:c | cut -d: -f2)
(echo a:b:c | cut -d: -f1,3)
(echo a:b:c | cut -d: -f2-)
(echo a:b:c | cut -d: -f-2)
(echo abcdef | cut -c2-4)
(echo abcdef | cut -c1,3,5)
(echo abcdef | cut -b2)
(echo nodelim | cut -d: -f2; echo nodelim | cut -d: -f2 -s)
#: cut 2
(echo 'a b' | cut -f1)
(echo a:b:c | cut -d: -f3,1)
(cut; echo $?)
(cut -f 0 /dev/null; echo $?)
(cut -f x /dev/null; echo $?)
(cut -d ab -f1 /dev/null; echo $?)
(echo a | cut -c; echo $?)
(cut -f1 /nope; echo $?)
#: tr 1
(echo hello | tr a-y b-z)
(echo hello | tr -d l)
(echo aabbcc | tr -s a-c)
(echo 'Hello World' | tr '[:upper:]' '[:lower:]')
(echo 'Hello World' | tr '[:lower:]' '[:upper:]')
(echo hello123 | tr -cd '[:digit:]'; echo)
(echo hello123 | tr -dc 0-9; echo)
(echo 'a b c' | tr ' ' '\n')
#: tr 2
(echo a,b | tr , '\t')
(echo hello | tr 'el' 'ip')
(echo abc | tr abc x)
(echo abc | tr -c a-b '\n' ; echo)
(echo 'aab' | tr -ds a b)
(echo abc | tr '[a-c]' '[x-z]')
(echo 'a\b' | tr '\\' /)
(tr; echo $?)
#: tr 3
(echo a | tr a; echo $?)
(echo abc | tr abc '[x*]')
#: tac
printf 'a\nb\nc\n' | tac
#: rev
printf 'abc\ndef' | rev
#: nl
(printf 'a\n\nb\n' | nl)
(printf 'a\n\nb\n' | nl -b a)
(printf 'a\nb\n' | nl -w3 -s:)
(printf 'a\nb\n' | nl -v5 -i2)
#: fold
(printf 'one two three four' | fold -w 8; echo)
(printf 'one two three four\n' | fold -s -w 8)
#: expand
(printf 'a\tb\n' | expand)
(printf 'a\tb\n' | expand -t4)
#: unexpand
printf '        b\n' | unexpand
#: paste
(printf '1\n2\n3\n' | paste -s)
(printf '1\n2\n3\n4\n' | paste - -)
(printf '1\n2\n' > /tmp/a; printf 'x\ny\nz\n' > /tmp/b; paste /tmp/a /tmp/b)
(printf '1\n2\n' > /tmp/a; printf 'x\ny\nz\n' > /tmp/b; paste -d, /tmp/a /tmp/b)
(printf '1\n2\n3\n' | paste -s -d+)
#: cmp
(printf 'a\nb\n' > /tmp/a; printf 'a\nc\n' > /tmp/b; cmp /tmp/a /tmp/b; echo $?)
(printf 'a\nb\n' > /tmp/a; printf 'a\nb\nc\n' > /tmp/b; cmp /tmp/a /tmp/b; echo $?; cmp -s /tmp/a /tmp/a; echo $?)
(printf 'a\nb\n' > /tmp/a; printf 'a\nc\n' > /tmp/b; cmp -l /tmp/a /tmp/b; cmp /tmp/a /nope)
#: diff
printf 'a\nb\nc\n' > /tmp/a; printf 'a\nx\nc\n' > /tmp/b; diff /tmp/a /tmp/b | grep -v '^[-+][-+]'; echo $?
#: cp
printf 'a\nb\nc\n' > /tmp/a; cp /tmp/a /tmp/b; diff /tmp/a /tmp/b; echo $?; diff -q /tmp/a /etc/passwd; echo $?
#: sed
printf 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n' > /tmp/a; sed 's/b/B/;s/i/I/;5d' /tmp/a > /tmp/b; diff -U1 /tmp/a /tmp/b | tail -n +3
#: tee
(printf '1\n2\n3\n' | tee /tmp/t | wc -l; cat /tmp/t)
(echo a | tee /tmp/t >/dev/null; echo b | tee -a /tmp/t; cat /tmp/t)
(tee /nodir/x < /dev/null; echo $?)
#: cat
(cat -n /etc/passwd)
(cat -z; echo $?)
(cat /tmp; echo $?)
(cat /nope /etc/group; echo $?)
#: printf
(printf 'a\n\nb\n' | cat -b)
(printf 'a\tb\001\n' | cat -A)
(printf 'a\tb\n' | cat -vte)
(printf 'b\na\n' | shuf -n 0)
#: strings
printf 'ab\0cd\n' | strings -n 2
#: dos2unix
printf 'a\r\nb\r\n' | dos2unix | od -c
#: unix2dos
printf 'a\n' | unix2dos | od -c
#: seq 1
(seq 3)
(seq 2 4)
(seq 1 2 7)
(seq 5 -2 1)
(seq 0.5 0.5 2)
(seq -s, 3)
(seq -w 8 10)
(seq -w 1 0.5 2)
#: seq 2
(seq; echo $?)
(seq a; echo $?)
(seq 3 1; echo $?)
(seq 1 0 3 | head -n 3)
(seq -3 -1)
(seq 1e2 102)
#: factor
factor 12; factor 97
#: expr 1
(expr 1 + 2)
(expr 7 / 2; expr 7 % 2; expr 3 \* 4)
(expr 1 / 0; echo $?)
(expr a + 1; echo $?)
(expr 5 \> 3; expr a = a; expr a \< b; expr 0; echo $?)
(expr length hello; expr substr hello 2 3; expr index hello l; expr match hello 'h.*l')
(expr hello : 'h\(.*\)o'; expr abc : b; echo $?)
(expr 1 +; echo $?)
#: expr 2
(expr '(' 1 + 2 ')' \* 3)
(expr 1 \& 0; expr '' \| x; expr 3 \| 4)
(expr -5 + 2; expr 2 - -3)
