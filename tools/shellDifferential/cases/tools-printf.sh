#: printf
(printf '%s\n' a b c; printf '%s %s\n' a b c; printf 'x\n'; printf; echo $?; printf '%d\n' 5 x; echo $?)
(printf '%d %i %o %x %X %u %c\n' 10 11 8 255 255 7 abc; printf '%5d|%-5d|%05d|%+d\n' 1 2 3 4)
(printf '%f %.2f %e %g %G\n' 3.14159 2.5 12345.678 0.0001 1e10; printf '%5.1f|%-8.3f|\n' 3.14159 2.5)
(printf '\x41\101\n'; printf 'a\cb\n'; printf '%%\n'; printf '%z\n'; echo $?; printf '%d\n' 0x10 010 "'a" '"b'; printf '%d\n' '')
#: od
(printf '%*d|\n' 5 42; printf '%-*d|\n' 5 42; printf '%.*f\n' 2 3.14159; printf '%s' ''; printf -- '-x\n'; printf '\e[0m\n' | od -c)
(printf '%03d\n' 7; printf '%.3d\n' 7; printf '%#x %#o\n' 255 8; printf '% d\n' 5; printf '%5s|%5c|\n' é x; printf '\303\251\n'; printf '\0' | od -c)
(echo -e '\0'; echo -e '\081' | od -c | head -1; echo -e 'caf\xc3\xa9'; echo 'a' 'b'  c; echo "*"; echo -nee 'q\n'; echo -e '\1' | od -c)
#: echo
echo -e 'a\tb\nc\\d\x41\0101\e'; echo -e 'a\cb'; echo -n x; echo; echo -E 'a\tb'; echo -ne 'x\n'; echo -x; echo --; echo - ; echo -e '\z'
