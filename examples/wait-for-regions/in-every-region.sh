#!/usr/bin/env bash
# Waits until every region has an image, by asking the regional endpoint of each.
# Usage: in-every-region.sh <registry> <repository> <digest> <regional endpoint> ...
set -euo pipefail
registry=$1 repository=$2 digest=$3
shift 3
deadline=$((SECONDS + ${TIMEOUT:-900}))

for host in "$@"; do
  # contoso.eastus2.geo.azurecr.io is the endpoint of eastus2. Clients keep a login for each host.
  region=${host#*.}
  az acr login --name "$registry" --endpoint "${region%%.*}" > /dev/null
done

for host in "$@"; do
  until answer=$(docker manifest inspect "$host/$repository@$digest" 2>&1); do
    if ((SECONDS >= deadline)); then
      echo "$host does not have $repository@$digest: $answer" >&2
      exit 1
    fi
    sleep "${PAUSE:-15}"
  done
  echo "$host has $repository@$digest"
done
