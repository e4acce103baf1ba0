#!/usr/bin/env bash
# Prints the data endpoint that serves the first layer of an image, and with it which region has answered: the one to which
# Azure routes the machine where this runs. Needs dedicated data endpoints, and no preview.
# Usage: answering-region.sh <registry> <login server> <repository> <digest of an image for one platform>
set -euo pipefail
registry=$1 server=$2 repository=$3 digest=$4

login=$(az acr login --name "$registry" --expose-token --query accessToken --output tsv)
token=$(curl --fail --silent --show-error "https://$server/oauth2/token" \
  --data-urlencode grant_type=refresh_token --data-urlencode "service=$server" \
  --data-urlencode "scope=repository:$repository:pull" --data-urlencode "refresh_token=$login" | jq --raw-output .access_token)

ask() {
  curl --fail --silent --show-error --header "Authorization: Bearer $token" "$@"
}

layer=$(ask "https://$server/v2/$repository/manifests/$digest" \
  --header 'Accept: application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json' |
  jq --raw-output '.layers[0].digest')
# A replica redirects to the data endpoint of its own region, never to another one.
redirect=$(ask --output /dev/null --write-out '%{redirect_url}' "https://$server/v2/$repository/blobs/$layer")
host=${redirect#https://}
echo "${host%%/*}"
