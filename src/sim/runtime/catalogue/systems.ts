import type { CatalogueEntry } from './entry.ts'

/** Images of bare systems: without a command they open a shell, which ends at once as nobody types. */
export const systems: readonly CatalogueEntry[] = [
  {
    repositories: ['busybox', 'radial/busyboxplus', 'yauritux/busybox-curl', 'odise/busybox-curl'],
    // source: docker-library/busybox
    system: 'busybox',
    cmd: ['sh'],
    megabytes: 2.222412,
    tools: { curl: 'curl' },
  },
  {
    repositories: ['alpine'],
    // source: alpinelinux/docker-alpine
    system: 'alpine',
    cmd: ['/bin/sh'],
    megabytes: 3.653068,
  },
  {
    repositories: ['ubuntu'],
    // source: git.launchpad.net/cloud-images
    system: 'debian',
    cmd: ['/bin/bash'],
    megabytes: 30,
  },
  {
    repositories: ['debian', 'bitnami/minideb'],
    // source: debuerreotype/docker-debian-artifacts
    system: 'debian',
    cmd: ['bash'],
    megabytes: 49,
  },
  {
    repositories: ['buildpack-deps'],
    // source: docker-library/buildpack-deps
    system: 'debian',
    cmd: ['bash'],
    megabytes: 250,
    tools: { curl: 'curl', wget: 'wget' },
  },
  {
    repositories: [
      'centos',
      'fedora',
      'rockylinux',
      'almalinux',
      'oraclelinux',
      'amazonlinux',
      'photon',
      'ubi8/ubi',
      'ubi9/ubi',
    ],
    // source: docs: the distributions on the Hub
    system: 'redhat',
    cmd: ['/bin/bash'],
    megabytes: 75,
    tools: { curl: 'curl' },
  },
  {
    repositories: ['bash'],
    // source: tianon/docker-bash
    system: 'alpine',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['bash'],
    optionsFor: 'bash',
    megabytes: 6,
    tools: { bash: 'bash' },
  },
  {
    repositories: ['curlimages/curl'],
    // source: curl/curl-container
    system: 'alpine',
    entrypoint: ['/entrypoint.sh'],
    cmd: ['curl'],
    optionsFor: 'curl',
    filesFor: 'curl',
    user: 'curl_user',
    uid: 100,
    megabytes: 9,
    tools: { curl: 'curl' },
  },
  {
    repositories: ['nicolaka/netshoot', 'praqma/network-multitool', 'wbitt/network-multitool'],
    // source: nicolaka/netshoot
    system: 'alpine',
    cmd: ['zsh'],
    megabytes: 170,
    tools: { bash: 'bash', zsh: 'bash', curl: 'curl' },
  },
  {
    repositories: ['hello-world'],
    // source: docker-library/hello-world
    system: 'none',
    cmd: ['/hello'],
    megabytes: 0.013,
    tasks: [
      {
        names: ['/hello'],
        takes: 1,
        prints: [
          '',
          'Hello from Docker!',
          'This message shows that your installation appears to be working correctly.',
          '',
        ],
      },
    ],
  },
  {
    repositories: ['polinux/stress', 'progrium/stress'],
    // source: pdouble16/docker-stress
    system: 'alpine',
    entrypoint: ['/usr/local/bin/stress'],
    megabytes: 4,
    tools: { stress: 'stress', '/usr/local/bin/stress': 'stress', bash: 'bash' },
  },
  {
    repositories: ['polinux/stress-ng', 'alexeiled/stress-ng', 'colinianking/stress-ng'],
    // source: alexei-led/stress-ng
    system: 'none',
    entrypoint: ['/stress-ng'],
    cmd: ['--help'],
    megabytes: 6,
    tools: { '/stress-ng': 'stress-ng' },
  },
  {
    repositories: ['vish/stress', 'google-samples/stress'],
    // source: vishh/stress
    system: 'none',
    entrypoint: ['/stress'],
    cmd: ['-logtostderr'],
    megabytes: 1.7,
    tools: { '/stress': 'go-stress' },
  },
]
