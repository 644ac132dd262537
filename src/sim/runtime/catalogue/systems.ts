import { type CatalogueEntry, megabytes } from './entry.ts'

/** Images of bare systems: without a command they open a shell, which ends at once as nobody types. */
export const systems: readonly CatalogueEntry[] = [
  {
    repositories: ['busybox', 'radial/busyboxplus', 'yauritux/busybox-curl'],
    entrypoint: [],
    cmd: ['sh'],
    size: 2_222_412,
  },
  { repositories: ['alpine'], entrypoint: [], cmd: ['/bin/sh'], size: 3_653_068 },
  { repositories: ['ubuntu'], entrypoint: [], cmd: ['/bin/bash'], size: megabytes(30), programs: { bash: 'sh' } },
  {
    repositories: ['debian', 'bitnami/minideb', 'buildpack-deps'],
    entrypoint: [],
    cmd: ['bash'],
    size: megabytes(49),
    programs: { bash: 'sh' },
  },
  {
    repositories: ['centos', 'fedora', 'rockylinux', 'almalinux', 'oraclelinux', 'amazonlinux', 'photon'],
    entrypoint: [],
    cmd: ['/bin/bash'],
    size: megabytes(75),
    programs: { bash: 'sh', curl: 'curl' },
  },
  {
    repositories: ['bash'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['bash'],
    size: megabytes(6),
    programs: { bash: 'sh' },
  },
  {
    repositories: ['curlimages/curl'],
    entrypoint: ['/entrypoint.sh'],
    cmd: ['curl'],
    uid: 100,
    user: 'curl_user',
    size: megabytes(9),
    programs: { curl: 'curl' },
  },
  { repositories: ['hello-world'], entrypoint: [], cmd: ['/hello'], size: 13_000, programs: { hello: 'hello-world' } },
  {
    repositories: ['polinux/stress', 'progrium/stress'],
    entrypoint: ['/usr/local/bin/stress'],
    cmd: [],
    size: megabytes(4),
  },
]
