#!/usr/bin/env bash
# The cluster of docker-compose.yml as plain processes on 127.0.0.1, from the same settings (deploy/*.env), without its proxy.
#
#   scripts/cluster.sh up [SILOS [WEBS]]   builds and starts PostgreSQL, silos and webs (2 and 2); prints where the webs are
#   scripts/cluster.sh start NAME          starts one process and comes back at once: postgres, silo-1, web-2, ...
#   scripts/cluster.sh stop NAME           asks it to end, and waits until it has: what it does is finished first
#   scripts/cluster.sh signal NAME SIGNAL  KILL, STOP, CONT, ...
#   scripts/cluster.sh status
#   scripts/cluster.sh down                stops everything; the data stay
#
# CLUSTER_DIR has its data, logs and process ids (default: .cluster). CONFIGURATION names the build (default: Release). With Storage__ConnectionString set,
# that database is used and no PostgreSQL started. Other settings go on to the processes (Cluster__SiloPort, ASPNETCORE_URLS, ...).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dir=${CLUSTER_DIR:-$PWD/.cluster}
configuration=${CONFIGURATION:-Release}
postgres_port=${POSTGRES_PORT:-5499}
connection=${Storage__ConnectionString:-Host=127.0.0.1;Port=$postgres_port;Username=groupactors;Database=groupactors}

fail() { echo "$*" >&2; exit 1; }
number() { [[ $1 =~ ^(silo|web)-([1-9][0-9]?)$ ]] || fail "No such process: $1"; echo "${BASH_REMATCH[2]}"; }
pid() { cat "$dir/$1.pid" 2> /dev/null || true; }
runs() { local id; id=$(pid "$1"); [[ -n $id && -d /proc/$id && $(cut -d ' ' -f 3 "/proc/$id/stat" 2> /dev/null) != Z ]]; }
url() { cat "$dir/$1.url"; }
settings() { grep -vE '^(#|$)' "deploy/$1.env"; }

binaries() {
  local found=(/usr/lib/postgresql/*/bin)
  [[ -x ${found[-1]}/initdb ]] || fail "PostgreSQL is not installed (Debian: apt-get install postgresql)."
  echo "${found[-1]}"
}

# PostgreSQL refuses to run as root.
as_postgres=()
((EUID != 0)) || as_postgres=(setpriv --reuid=postgres --regid=postgres --clear-groups)

start_postgres() {
  local bin; bin=$(binaries)
  if [[ ! -d $dir/postgres ]]; then
    mkdir "$dir/postgres"
    ((EUID != 0)) || { chown postgres "$dir/postgres"; chmod a+x "$dir"; }
    "${as_postgres[@]}" "$bin/initdb" -D "$dir/postgres" -U groupactors -A trust -E UTF8 --locale=C.UTF-8 > /dev/null
  fi
  # After a kill it refuses to start until the last of the processes before it is gone.
  local tries=0
  until "$bin/pg_isready" -q -h 127.0.0.1 -p "$postgres_port"; do
    if ! runs postgres; then
      ((tries++ < 20)) || fail "PostgreSQL ended: $dir/postgres.log"
      # No output of the caller's is kept open by what goes on running.
      "${as_postgres[@]}" "$bin/postgres" -D "$dir/postgres" -p "$postgres_port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 < /dev/null >> "$dir/postgres.log" 2>&1 &
      echo $! > "$dir/postgres.pid"
    fi
    sleep 0.2
  done
  "$bin/createdb" -h 127.0.0.1 -p "$postgres_port" -U groupactors groupactors 2> /dev/null || true
}

start_process() {
  local name=$1 number project; number=$(number "$name")
  case $name in silo-*) project=Silo ;; web-*) project=Web ;; esac
  local settings=(Storage__ConnectionString="$connection")
  if [[ $project == Silo ]]; then
    settings+=(ASPNETCORE_URLS="${ASPNETCORE_URLS:-http://127.0.0.1:$((5180 + number))}" Cluster__SiloPort="${Cluster__SiloPort:-$((11110 + number))}" Cluster__GatewayPort="${Cluster__GatewayPort:-$((30000 + number))}")
    mapfile -t -O "${#settings[@]}" settings < <(settings silo)
  else
    # Without the proxy there is no TLS, which Production insists on.
    settings+=(ASPNETCORE_URLS="${ASPNETCORE_URLS:-http://127.0.0.1:$((5080 + number))}" ASPNETCORE_ENVIRONMENT="${ASPNETCORE_ENVIRONMENT:-Development}")
    mapfile -t -O "${#settings[@]}" settings < <(settings web)
  fi
  local program=("src/$project/bin/$configuration/"*"/GroupActors.$project.dll")
  [[ -f ${program[0]} ]] || fail "src/$project is not built ($configuration)."
  for setting in "${settings[@]}"; do [[ $setting != ASPNETCORE_URLS=* ]] || echo "${setting#*=}" > "$dir/$name.url"; done
  env "${settings[@]}" dotnet "${program[0]}" --contentRoot "$PWD/src/$project" < /dev/null >> "$dir/$name.log" 2>&1 &
  echo $! > "$dir/$name.pid"
}

start() {
  runs "$1" && fail "$1 runs already."
  mkdir -p "$dir"
  if [[ $1 == postgres ]]; then start_postgres; else start_process "$1"; fi
}

stop() {
  runs "$1" || return 0
  # INT ends PostgreSQL without waiting for its clients.
  kill "-$([[ $1 == postgres ]] && echo INT || echo TERM)" "$(pid "$1")"
  while runs "$1"; do sleep 0.1; done
}

# Of PostgreSQL, all processes: what is killed or frozen is the database, not only the one that starts the others.
signal() {
  runs "$1" || fail "$1 does not run."
  local ids; ids=$(pid "$1")
  [[ $1 != postgres ]] || ids+=" $(pgrep -P "$ids" | tr '\n' ' ')"
  # shellcheck disable=SC2086 # several ids; one that has just ended is no failure
  kill "-$2" $ids 2> /dev/null || true
}

ready() {
  until curl -sf -o /dev/null "$(url "$1")/health/ready"; do runs "$1" || fail "$1 ended: $dir/$1.log"; sleep 0.2; done
}

up() {
  local silos=${1:-2} webs=${2:-2} names=()
  dotnet build src/Web -c "$configuration" -v quiet
  [[ -n ${Storage__ConnectionString:-} ]] || runs postgres || start postgres
  for ((i = 1; i <= silos; i++)); do names+=("silo-$i"); done
  for ((i = 1; i <= webs; i++)); do names+=("web-$i"); done
  for name in "${names[@]}"; do runs "$name" || start "$name"; done
  for name in "${names[@]}"; do ready "$name"; done
  for ((i = 1; i <= webs; i++)); do url "web-$i"; done
}

names() { for file in "$dir"/*.pid; do [[ ! -e $file ]] || basename "$file" .pid; done; }

down() {
  # Webs first, the database last.
  for name in $(names | sort -r | grep -v postgres) $(names | grep postgres || true); do stop "$name"; done
}

case ${1:-} in
  up) shift; up "$@" ;;
  start) start "$2" ;;
  stop) stop "$2" ;;
  signal) signal "$2" "$3" ;;
  status) for name in $(names); do if runs "$name"; then echo "$name $(pid "$name")"; else echo "$name ended"; fi; done ;;
  down) down ;;
  *) sed -nE '2,/^set/s/^# ?//p' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
