#: touch 1
(touch /tmp/a; ls /tmp/a; ls -l /tmp/a | cut -c1-10)
#: touch 2
(touch /tmp/f; rm /tmp/f; echo $?; rm /tmp/f; echo $?; rm -f /tmp/f; echo $?; mkdir /tmp/d; rm /tmp/d; echo $?; rm -r /tmp/d; echo $?; rm; echo $?; rm -f; echo $?)
#: touch 3
(touch /nodir/x; echo $?; touch; echo $?; touch -c /tmp/nn; ls /tmp; touch -d '2020-01-02 03:04:05' /tmp/t; stat -c %Y /tmp/t; touch -t 202001020304 /tmp/u; stat -c %Y /tmp/u; touch -r /tmp/t /tmp/w; stat -c %Y /tmp/w)
#: touch 4
(touch /tmp/a /tmp/b; mv /tmp/a /tmp/b /tmp/c; echo $?; mkdir /tmp/d /tmp/d/a; mv /tmp/a /tmp/d; echo $?; mv -n /tmp/b /tmp/a; ls /tmp)
#: touch 5
(touch /tmp/f; chmod 644 /tmp/f; stat -c '%a %A %n %s %F %U %G %u %g %h' /tmp/f; chmod u+x /tmp/f; stat -c %a /tmp/f; chmod go-r /tmp/f; stat -c %a /tmp/f; chmod a=rw /tmp/f; stat -c %a /tmp/f; chmod +x /tmp/f; stat -c %a /tmp/f; chmod u=rwx,go=rx /tmp/f; stat -c %a /tmp/f; chmod 4755 /tmp/f; stat -c '%a %A' /tmp/f; chmod +t /tmp/f; stat -c '%a %A' /tmp/f; chmod g=u /tmp/f; stat -c %a /tmp/f; chmod bad /tmp/f; echo $?; chmod 644 /nope; echo $?; chmod; echo $?; chmod 999 /tmp/f; echo $?)
#: touch 6
(touch /tmp/f; chown nobody /tmp/f; stat -c '%U %G %u' /tmp/f; chown 1000:1000 /tmp/f; stat -c '%U %G %u %g' /tmp/f; chown :0 /tmp/f; stat -c '%u %g' /tmp/f; chown nosuch /tmp/f; echo $?; chown root /nope; echo $?; chgrp nogroup /tmp/f; stat -c %G /tmp/f;  chown root.nogroup /tmp/f; stat -c %U:%G /tmp/f; chown root: /tmp/f; stat -c %U:%G /tmp/f; chgrp zz /tmp/f; echo $?)
#: mkdir 1
(mkdir /tmp/d; touch /tmp/d/b /tmp/d/a /tmp/d/.h; ls /tmp/d; ls -a /tmp/d; ls -A /tmp/d; ls -1 /tmp/d)
#: mkdir 2
(mkdir /tmp/d; printf 123 > /tmp/d/b; ls -l /tmp/d | sed 's/[A-Z][a-z][a-z] .*:[0-9]*/DATE/')
#: mkdir 3
(mkdir /tmp/d; printf 123 > /tmp/d/b; ln -s b /tmp/d/l; mkdir /tmp/d/s; ls -la /tmp/d | sed 's/[A-Z][a-z][a-z] .*:[0-9]*/DATE/' | sed 's/[0-9]* DATE/N DATE/')
#: mkdir 4
(mkdir /tmp/d; printf 123 > /tmp/d/b; ln -s b /tmp/d/l; mkdir /tmp/d/s; ls -F /tmp/d; ls -p /tmp/d; ls -d /tmp/d; ls /tmp/d/l)
#: mkdir 5
(mkdir /tmp/d; printf 123 > /tmp/d/b; chmod 755 /tmp/d/b; ls -F /tmp/d; ls -s /tmp/d; ls -n /tmp/d | sed 's/[A-Z][a-z][a-z] .*:[0-9]*/DATE/')
#: mkdir 6
(mkdir -p /tmp/a/b/c; echo $?; mkdir /tmp/a; echo $?; mkdir /tmp/q/w; echo $?; mkdir -m 700 /tmp/m; stat -c %a /tmp/m; mkdir; echo $?)
#: mkdir 7
(mkdir -v /tmp/v1; mkdir -pv /tmp/v2/v3)
#: mkdir 8
(mkdir /tmp/d; echo a > /tmp/a; cp /tmp/a /tmp/d; cp /tmp/a /tmp/d/z; cp -v /tmp/a /tmp/y; ls /tmp/d; cp -n /etc/passwd /tmp/a; cat /tmp/a; cp -a /tmp/d /tmp/e; ls /tmp/e; cp -r /tmp/d/. /tmp/f 2>&1; mkdir /tmp/f; cp -r /tmp/d/. /tmp/f; ls /tmp/f)
#: mkdir 9
(mkdir -p /tmp/d/e; touch /tmp/d/e/f; chmod -R 700 /tmp/d; stat -c '%a %n' /tmp/d /tmp/d/e /tmp/d/e/f; chmod -R a+X /tmp/d; stat -c '%a %n' /tmp/d /tmp/d/e/f; chmod -v 600 /tmp/d/e/f; chmod -c 600 /tmp/d/e/f)
#: mkdir 10
(mkdir /tmp/d; printf '%5000s' x > /tmp/d/f; du -s /tmp/d; du /tmp/d; du -h /tmp/d; du -a /tmp/d | sort; du -k /tmp/d/f; du /nope; echo $?; du -sh /tmp/d; du -c /tmp/d; mkdir /tmp/d/e; du /tmp/d; du -d 0 /tmp/d; du -m /tmp/d)
#: mkdir 11
(mkdir -p /tmp/s/d; echo hi > /tmp/s/f; echo yo > /tmp/s/d/g; cd /tmp; tar cf a.tar s; tar tf a.tar | sort; mkdir x; tar xf a.tar -C x; cat x/s/f x/s/d/g)
#: mkdir 12
(mkdir -p /tmp/s; echo hi > /tmp/s/f; cd /tmp; tar -cvf a.tar s; tar -tvf a.tar | awk '{print $1,$2,$3,$6}'; tar -xvf a.tar; tar -xOf a.tar s/f; tar xf a.tar nofile; echo $?)
#: ls 1
(ls /nope; echo $?; ls /nope /etc/passwd; echo $?)
#: ls 2
(ls -lh /etc/passwd | awk '{print $5}'; mkdir -p /tmp/x/y; ls -R /tmp/x; ls /tmp/x /tmp/x/y)
#: ln 1
(ln -s /etc/passwd /tmp/l; cp -P /tmp/l /tmp/m; readlink /tmp/m; cp /tmp/l /tmp/n; readlink /tmp/n; echo $?; cp -d /tmp/l /tmp/o; readlink /tmp/o; cp -a /tmp/l /tmp/p; readlink /tmp/p; cp -s /etc/group /tmp/q; readlink /tmp/q)
#: ln 2
(echo x > /tmp/a; ln /tmp/a /tmp/b; cat /tmp/b; ln -s /tmp/a /tmp/l; readlink /tmp/l; ln -s x /tmp/l; echo $?; ln -sf x /tmp/l; readlink /tmp/l; ln /nope /tmp/z; echo $?;  stat -c %h /tmp/a; echo y >> /tmp/b; cat /tmp/a; mkdir /tmp/dd; ln -s /tmp/a /tmp/dd; ls /tmp/dd; ln -sfn /etc /tmp/dl; ln -sfn /tmp /tmp/dl; readlink /tmp/dl; ln /tmp/dd /tmp/de; echo $?)
#: mv
mv; echo $?; echo a > /tmp/a; mv /tmp/a /tmp/b; ls /tmp; mv /nope /tmp/x; echo $?; mkdir /tmp/d; mv /tmp/b /tmp/d; ls /tmp/d; mv /tmp/d /tmp/e; ls /tmp; mv /tmp/e/b /nodir/x; echo $?; mv -v /tmp/e/b /tmp/c; mv /tmp/c /tmp/c; echo $?; mv /tmp/e /tmp/e/f; echo $?
#: readlink
readlink /etc/passwd; echo $?; readlink -f /tmp/../etc/passwd; readlink -f /tmp/nn; readlink -f /no/no; echo $?; realpath /tmp/.; realpath /nope; echo $?; realpath /no/x; echo $?; ln -s /etc /tmp/l; realpath /tmp/l/passwd;  readlink -n /tmp/l; echo; readlink -v /etc/passwd
#: truncate
truncate -s 10 /tmp/f; wc -c < /tmp/f; truncate -s 1K /tmp/f; stat -c %s /tmp/f; truncate -s +5 /tmp/f; stat -c %s /tmp/f; truncate -s -5 /tmp/f; stat -c %s /tmp/f; truncate -s 3 /tmp/f; stat -c %s /tmp/f;  truncate -s x /tmp/f; echo $?; truncate -c -s 1 /tmp/no; ls /tmp
#: mktemp
mktemp | sed 's/tmp\.......$/OK/'; mktemp -d | sed 's/tmp\.......$/OK/'; mktemp /tmp/my.XXXXXX | wc -c; mktemp -t foo.XXXXXX | wc -c; mktemp -p /tmp x.XXXXXX | wc -c; mktemp /nodir/x.XXXXXX; echo $?; mktemp /tmp/bad; echo $?; mktemp -u | wc -c
#: dd
dd if=/dev/zero of=/tmp/z bs=1k count=2 2>&1 | head -n 2; stat -c %s /tmp/z; echo hello | dd bs=1 count=3 2>/dev/null; echo; echo abcdef | dd bs=1 skip=2 count=2 2>/dev/null; echo; printf abc > /tmp/d; printf X | dd of=/tmp/d bs=1 seek=1 conv=notrunc 2>/dev/null; cat /tmp/d; echo
#: echo
sync; echo $?; sync /etc/passwd; echo $?; fsync /etc/passwd; echo $?
#: tar
tar cf - /etc/passwd 2>/dev/null | tar tf -
#: gzip
echo hello > /tmp/f; gzip /tmp/f; ls /tmp; gunzip /tmp/f.gz; cat /tmp/f; gzip -k /tmp/f; ls /tmp; zcat /tmp/f.gz; gzip -c /tmp/f | gunzip; gzip -dc /tmp/f.gz; gunzip -c /tmp/f.gz; gzip -t /tmp/f.gz; echo $?
#: md5sum
echo hello | md5sum; echo hello | sha1sum; echo hello | sha256sum; echo hello | sha512sum; echo hello > /tmp/h; md5sum /tmp/h; sha256sum /tmp/h /etc/group | wc -l; md5sum /nope; echo $?
#: od
printf 'AB\n' | od; printf 'AB\n' | od -c; printf 'AB\n' | od -x; printf 'AB\n' | od -b; printf 'AB\n' | od -An -tx1; printf 'ABCDEFGHIJKLMNOPQRS' | od -A d -c; printf 'AB' | od -t d1; printf 'ABCD' | od -t x4; printf 'abc' | od -An -tu1; printf 'abcdef' | od -j2 -N2 -c; head -c 64 /dev/zero | od; printf 'AB' | od -t o1; printf 'abcd' | od -d; printf 'abcd' | od -i
#: uuencode
printf abc | uuencode x; printf abc | uuencode x | uudecode -o /dev/stdout; printf abc | uuencode -m x
