import { APPLETS } from '../tools/applets.ts'
import type { CatalogueEntry, System } from './entry.ts'

/** Programs that the Hub's busybox has beside those of Debian's; its nc is the one with -z and -k. */
const BUSYBOX =
  'printenv nohup nice comm split pgrep pkill killall5 su mountpoint tree fuser lsof pstree install sum cksum ed hd'

/** Programs that Debian's essential packages have, of those that busybox has. */
const DEBIAN = `[ arch awk base64 basename blkid cat chgrp chmod chown chroot clear cmp cp cut date dd df diff dirname dmesg
dnsdomainname du echo egrep env expand expr factor fallocate false fgrep find fold fstrim getopt getty grep groups gunzip
gzip head hostid hostname id ionice last link ln login logger logname losetup ls md5sum mkdir mkfifo mknod mkswap mktemp
more mount mv nl nologin nproc nsenter od paste passwd perl pivot_root printf pwd readlink realpath renice reset rev rm
rmdir run-parts sed seq setpriv setsid sh sha1sum sha256sum sha512sum shred shuf sleep sort start-stop-daemon stat stty
sync tac tail tar taskset tee test timeout touch tr true truncate tty umount uname uncompress unexpand uniq unlink
unshare wc which who whoami xargs yes zcat bash printenv nohup nice comm split su mountpoint install sum cksum join`

/** What images of Red Hat's kind lack of that. */
const NOT_IN_RED_HAT = new Set(['perl', 'start-stop-daemon', 'run-parts', 'which', 'hostname', 'clear', 'reset'])

const words = (text: string): string[] => text.split(/\s+/)

/** The programs in an image's standard directories, by the name of the tool that plays each; undefined: none, not even a shell. */
export function systemPrograms(system: System): ReadonlyMap<string, string> {
  const own = (name: string): readonly [string, string] => [name, name]
  switch (system) {
    case 'none':
      return new Map()
    case 'busybox':
    case 'alpine':
      return new Map([...[...APPLETS, ...words(BUSYBOX)].map(own), ['nc', 'netcat']])
    case 'debian':
      return new Map(words(DEBIAN).map(own))
    case 'redhat':
      return new Map(
        words(DEBIAN)
          .filter((name) => !NOT_IN_RED_HAT.has(name))
          .map(own),
      )
  }
}

/** Images whose Alpine variant installs bash. */
const BASH_ON_ALPINE = new Set(['postgres', 'bash', 'redmine'])

/** Whose programs an image has: its entry's, or Alpine's where the tag says so. */
export function systemOf(entry: CatalogueEntry, image: string): { readonly system: System; readonly bash: boolean } {
  const tag = /:([^/@]+)/.exec(image.slice(image.lastIndexOf('/') + 1))?.[1] ?? ''
  const system = tag.includes('alpine') && entry.system !== 'none' ? 'alpine' : entry.system
  const bash =
    system === 'debian' ||
    system === 'redhat' ||
    entry.repositories.some((repository) => BASH_ON_ALPINE.has(repository))
  return { system, bash }
}
