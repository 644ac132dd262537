/** An image's repository as the Hub's short name, or with its registry: `docker.io/library/nginx:1.27@sha256:..` is `nginx`. */
export function repositoryOf(image: string): string {
  const withoutDigest = image.split('@')[0] ?? image
  const slash = withoutDigest.lastIndexOf('/')
  const colon = withoutDigest.indexOf(':', slash + 1)
  const name = colon < 0 ? withoutDigest : withoutDigest.slice(0, colon)
  return name.replace(/^(index\.)?docker\.io\//, '').replace(/^library\//, '')
}

/** Whether a registry may hold an image of this name: a bare name must be one of Docker's official images. */
export function isOfficialName(image: string): boolean {
  const repository = repositoryOf(image)
  return repository.includes('/') || OFFICIAL.has(repository)
}

/** The official images of Docker's library, current and retired. */
const OFFICIAL: ReadonlySet<string> = new Set(
  `adminer aerospike almalinux alpine alt amazoncorretto amazonlinux api-firewall arangodb archlinux azul-zulu bash
bonita buildpack-deps busybox caddy cassandra centos chronograf cirros clearlinux clefos clickhouse clojure composer
convertigo couchbase couchdb crate crux dart debian docker drupal eclipse-mosquitto eclipse-temurin eggdrop
elasticsearch elixir emqx erlang express-gateway fedora flink fluentd friendica gazebo gcc ghost golang gradle groovy
haproxy haskell haxe hello-seattle hello-world hipache hitch hola-mundo httpd hylang ibm-semeru-runtimes ibmjava
influxdb irssi java jenkins jetty jobber joomla jruby julia kaazing-gateway kapacitor kibana known kong krakend
lightstreamer liquibase logstash mageia mariadb matomo maven mediawiki memcached mongo mongo-express mono monica mysql
nats nats-streaming neo4j neurodebian nextcloud nginx node notary nuxeo odoo open-liberty openjdk opensuse
oraclelinux orientdb owncloud percona perl photon php php-zendserver phpmyadmin piwik plone postfixadmin postgres
pypy python r-base rabbitmq rakudo-star rapidoid redis redmine registry rethinkdb rocket.chat rockylinux ros ruby
rust sapmachine satosa scratch sentry silverpeas sl solr sonarqube sourcemage spark spiped storm swift swipl
teamspeak telegraf thrift tomcat tomee traefik ubuntu ubuntu-debootstrap ubuntu-upstart unit varnish vault voltdb
websphere-liberty wordpress xwiki yourls znc zookeeper`.split(/\s+/),
)
