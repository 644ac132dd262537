#: tr
cat /proc/1/comm; tr '\0' ' ' < /proc/1/cmdline; echo; [ -d /proc/1 ] && echo yes; [ -e /proc/99999 ] || echo no; sleep 1 & [ -d /proc/$! ] && echo runs; kill $!; wait $! 2>/dev/null; [ -d /proc/$! ] || echo gone
#: hostname 1
(cat /proc/sys/kernel/ostype; sysctl -n kernel.ostype; cat /proc/sys/kernel/hostname; grep -c MemTotal /proc/meminfo; grep -c '^processor' /proc/cpuinfo > /dev/null; echo $?; cut -d' ' -f1 /proc/uptime | grep -q '\.' && echo up)
#: hostname 2
(hostname; hostname -s; hostname -x)
#: grep
grep Name /proc/1/status; grep -c . /proc/self/status > /dev/null && echo self; wc -l < /proc/loadavg; ls /proc | grep -c '^1$'
#: touch
umask 077; touch /tmp/f; mkdir /tmp/d; stat -c %a /tmp/f /tmp/d; umask 022; echo x > /tmp/g; stat -c %a /tmp/g; mkfifo /tmp/p; stat -c %a /tmp/p; umask 027; chmod +x /tmp/g; stat -c %a /tmp/g; mkdir -p /tmp/q/r; stat -c %a /tmp/q /tmp/q/r
#: id
id -u; id -g; id -un; id -gn; id -G; id root; id nobody; id nosuch; id -x
#: uname
uname; uname -s; uname -m; uname -o; uname -p; uname -n
#: others
nproc; arch
#: date 1
(date -u -d 2026-01-15; date -d '2026-01-15 10:00' +%s; date -d @0 +%c; date -I -d @0; date -R -d @0)
#: date 2
(date -d bad; echo $?; date +%Q; date -d 12:34 +%H:%M; date -d '01.02-03:04' +%m%d%H%M; date -d 202601021504.30 +%F_%T; date -D %Y%m%d -d 20200102 +%F)
#: date 3
(date -Iseconds -d @0; date -Ihours -d @0; date -u +%z -d @0; date -d '1 day ago'; date --date=@5 +%s; date -r /nope; date a b c; date -x)
#: date 4
(date -d @1700000000 '+%a %A %b %B %C %d %D %e %F %g %G %h %H %I %j %k %l %m %M %n %p %P %r %R %s %S %t %T %u %U %V %w %W %x %X %y %Y %Z %%')
#: cal
cal 1 2026; cal 2 2024; cal 13 2026; cal abc
#: env 1
(env -i A=1 env; env X=1 sh -c 'echo $X'; env nosuch; echo $?; env -i; env -x; env -u HOME sh -c 'echo [$HOME]')
#: env 2
(env -0 | tr '\0' '\n' | sort; env - A=2 sh -c 'echo $A')
#: kill 1
(kill; echo $?; kill -l | head -3; kill -l 15; kill -l TERM; kill -BAD 1; kill abc; kill -9 99999; kill -s TERM 99999; kill -0 99999)
#: kill 2
(/bin/kill; echo $?; /bin/kill -BAD 1; /bin/kill abc; /bin/kill 99999; /bin/kill -l | head -3; /bin/kill -l 9; /bin/kill -l KILL)
#: killall
killall; echo $?; killall nosuch; killall -l | head -1; killall -q x; echo $?; killall -BAD x; killall -0 nosuch
#: ls 1
(nice; nice -n 5 echo hi; setsid echo s; taskset 1 echo x; chroot /nope ls; timeout; echo $?; timeout 1; echo $?; timeout x ls; echo $?; timeout 1 nosuch; echo $?)
#: ls 2
(run-parts /etc; resize; script; strace ls; lsof; tree; curl x; python3 -c 1; bash -c 'echo x'; jq .; git; make; apt; apk; ssh; openssl)
#: timeout 1
(timeout 1 sleep 3; echo $?; timeout -s 9 1 sleep 3; echo $?; timeout 5 true; echo $?; timeout 5 false; echo $?; timeout -s FOO 1 true; echo $?)
#: timeout 2
(timeout -k 1 1 sh -c 'trap "" TERM; sleep 5'; echo $?; timeout 1 sh -c 'trap "" TERM; sleep 2; echo x'; echo $?)
#: od
logger hi; echo $?; clear | od -c | head -2; true --help; false; echo $?; yes | head -1; arch; nologin; echo $?
#: free
free | head -1; free -m | awk '{print NF}'; df | head -1; df -h | head -1; df /nope; echo $?; uptime | awk '{print NF > 5}'
#: mkdir
echo 'a b' > /tmp/f; while read x; do echo "$x"; done < /tmp/f; mkdir /tmp/rp; printf '#!/bin/sh\necho ran\n' > /tmp/rp/a; chmod +x /tmp/rp/a; run-parts /tmp/rp
#: test
[ -t 0 ] || echo notty; test; echo $?; test a b; echo $?; test 1 -lt; echo $?; [ a = b; echo $?; [ 1 -eq x ]; [ -z ]; echo $?; [ ! ]; echo $?; [ ( a ) ] 2>/dev/null; [ "(" a ")" ]; echo $?
#: echo
[ a -a b -o '' ]; echo $?; [ -n a -a ! -e /nope ]; echo $?; [ /etc/passwd -nt /nope ]; echo $?; [ 08 -eq 8 ]; echo $?; [ ' 5' -eq 5 ]; echo $?; [ 5a -eq 5 ]; [ a \< b ]; echo $?; [ -e ]; echo $?
