#: find 1
(mkdir -p /tmp/t/a/b; touch /tmp/t/1.txt /tmp/t/a/2.TXT /tmp/t/a/b/3.log; find /tmp/t | sort)
#: find 2
(mkdir -p /tmp/t/a/b; touch /tmp/t/1.txt /tmp/t/a/2.TXT; find /tmp/t -name '*.txt'; find /tmp/t -iname '*.txt' | sort)
#: find 3
(mkdir -p /tmp/t/a/b; find /tmp/t -type d | sort; find /tmp/t -maxdepth 1 | sort; find /tmp/t -mindepth 1 | sort)
#: find 4
(mkdir -p /tmp/t/a/b; touch /tmp/t/x; find /tmp/t -type f -o -name b | sort)
#: find 5
(mkdir -p /tmp/t/a; touch /tmp/t/x /tmp/t/a/y; find /tmp/t \( -name x -o -name y \) -a -type f | sort)
#: find 6
(mkdir -p /tmp/t/a; touch /tmp/t/x /tmp/t/a/y; find /tmp/t ! -type d | sort; find /tmp/t -not -name x -type f)
#: find 7
(mkdir -p /tmp/t/a; touch /tmp/t/x /tmp/t/a/y; find /tmp/t -type f -exec echo got {} \; | sort; find /tmp/t -type f -exec echo {} + | tr ' ' '\n' | sort)
#: find 8
(mkdir -p /tmp/t/a; touch /tmp/t/a/y; find /tmp/t -path '*/a/*'; find /tmp/t -path /tmp/t/a -prune -o -print)
#: find 9
(mkdir -p /tmp/t; printf 12345 > /tmp/t/f; find /tmp/t -size 5c; find /tmp/t -size +1k; find /tmp/t -size -1k; find /tmp/t -empty)
#: find 10
(mkdir -p /tmp/t; touch /tmp/t/f; chmod 600 /tmp/t/f; find /tmp/t -perm 600; find /tmp/t -perm -400 -type f; find /tmp/t -perm /111 -type d; find /tmp/t -user root -type f)
#: find 11
(mkdir -p /tmp/t; touch /tmp/t/f; cd /tmp/t; find; find . -name f; find f)
#: find 12
(find /nope; echo $?)
#: find 13
(find /tmp -name; echo $?)
#: find 14
(find /tmp -type x; echo $?)
#: find 15
(mkdir -p /tmp/t; touch '/tmp/t/a b'; find /tmp/t -type f -print0 | xargs -0 ls -1)
#: find 16
(mkdir -p /tmp/t; touch /tmp/t/a; find /tmp/t -type f -exec sh -c 'echo "$1"' _ {} \;)
#: find 17
(mkdir -p /tmp/t/a/b/c; touch /tmp/t/a/b/c/d; find /tmp/t -depth; find /tmp/t -name d -exec rm {} \; ; find /tmp/t -type f)
#: find 18
(mkdir -p /tmp/t; touch /tmp/t/a; find /tmp/t -name a -print -exec echo e {} \; ; find /tmp/t -name a -quit; find /tmp/t -type f -exec false {} \; ; echo $?)
#: find 19
(mkdir -p /tmp/t; touch /tmp/t/a /tmp/t/b; find /tmp/t -regex '.*/[ab]' | sort; find /tmp/t -name '[!a]' -type f; find /tmp/t -inum 0; find /tmp/t -links 2)
#: xargs 1
(echo a b c | xargs)
#: xargs 2
(echo a b c | xargs -n 1)
#: xargs 3
(echo a b c | xargs -n2 echo x)
#: xargs 4
(printf 'a\nb\n' | xargs -I{} echo '{}-{}')
#: xargs 5
(printf 'a b\nc\n' | xargs -L1 echo l)
#: xargs 6
(printf "'a b' c\n" | xargs -n1)
#: xargs 7
(printf 'a"b c"d\n' | xargs -n1; printf 'a\\ b\n' | xargs -n1)
#: xargs 8
(printf '' | xargs echo none; printf '' | xargs -r echo none)
#: xargs 9
(echo x | xargs -t echo)
#: xargs 10
(echo x | xargs false; echo $?)
#: xargs 11
(echo x | xargs sh -c 'exit 255'; echo $?)
#: xargs 12
(echo x | xargs nosuch; echo $?)
#: xargs 13
(printf 'a\0b\0' | xargs -0 -n1 echo)
#: xargs 14
(printf "'unclosed\n" | xargs echo; echo $?)
#: xargs 15
(xargs -d, echo; echo $?)
#: xargs 16
(printf 'a\nb\nc\n' | xargs -P2 -n1 echo | sort)
#: xargs 17
(printf 'a\nb\n' | xargs -I % sh -c 'echo %; echo y%')
#: xargs 18
(printf 'a b\n_EOF_\nc\n' | xargs -E _EOF_ echo)
#: xargs 19
(printf '1 2 3\n' | xargs -s 20 echo )
