#!/bin/sh
# CivicGrid 智慧网格: keeps QGIS running on a duty workstation.
# Starts QGIS, starts it again after a crash, stops when QGIS ends normally. One instance a user; never as root.
# Written by CivicGrid; setting the workstation up again overwrites this file.

qgis=@PROGRAM@
profiles=@PROFILES@
profile=@PROFILE@
state=@STATE@
text_root=@TEXT_ROOT@
text_running=@TEXT_RUNNING@

log=$state/duty.log
lock=$state/running
settings=$profiles/profiles/$profile/QGIS/QGIS3.ini

first_pause=2
longest_pause=60
steady=600
largest_log=262144

note() {
  if [ -f "$log" ] && [ "$(wc -c <"$log")" -gt "$largest_log" ]; then
    mv -f "$log" "$log.1"
  fi
  printf '%s %s\n' "$(date '+%Y-%m-%d %H:%M:%S')" "$1" >>"$log"
}

if [ "$(id -u)" -eq 0 ] && [ "${CIVICGRID_DUTY_AS_ROOT:-}" != yes ]; then
  printf '%s\n' "$text_root" >&2
  exit 1
fi
mkdir -p "$state" || exit 1

# What a process is: from the system's own files on Linux, where a small one has no ps, else from ps.
command_of() {
  if [ -d /proc/self ]; then
    tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null
  else
    ps -p "$1" -o args= 2>/dev/null
  fi
}

# A lock whose owner is gone, after a power cut, is nobody's; a number that another program has now is not its owner.
if ! mkdir "$lock" 2>/dev/null; then
  owner=$(cat "$lock/pid" 2>/dev/null)
  case "$(command_of "${owner:-0}")" in
    *"${0##*/}"*)
      printf '%s\n' "$text_running" >&2
      exit 1
      ;;
  esac
fi
echo "$$" >"$lock/pid"
trap 'rm -rf "$lock"' EXIT

child=
stopped() {
  note "stopped by signal $1"
  [ -z "$child" ] || kill "$child" 2>/dev/null
  exit 0
}
trap 'stopped HUP' HUP
trap 'stopped INT' INT
trap 'stopped TERM' TERM

[ "$(id -u)" -ne 0 ] || note "running as root, as CIVICGRID_DUTY_AS_ROOT says"
pause=$first_pause
while :; do
  # A crash while a plugin loads makes QGIS switch that plugin off for good; here it has to come back.
  if grep -q '^watchDog\\civicgrid=' "$settings" 2>/dev/null; then
    grep -v '^watchDog\\civicgrid=' "$settings" >"$settings.new" && mv -f "$settings.new" "$settings"
  fi
  begun=$(date +%s)
  note "QGIS starts"
  "$qgis" --profiles-path "$profiles" --profile "$profile" --nologo --noversioncheck >/dev/null 2>&1 &
  child=$!
  wait "$child"
  code=$?
  child=
  if [ "$code" -eq 0 ]; then
    note "QGIS ended normally"
    exit 0
  fi
  ran=$(($(date +%s) - begun))
  [ "$ran" -lt "$steady" ] || pause="$first_pause"
  note "QGIS ended with code $code after $ran s; it starts again in $pause s"
  sleep "$pause" &
  child=$!
  wait "$child"
  child=
  pause=$((pause * 2))
  [ "$pause" -le "$longest_pause" ] || pause="$longest_pause"
done
