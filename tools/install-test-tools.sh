#!/bin/sh
# Tests look at PDFs with poppler. Where the machine lets us, install it; where not, those tests say they were skipped.
command -v pdftotext >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  (apt-get update -qq && apt-get install -y -qq --no-install-recommends poppler-utils) >/dev/null 2>&1
fi
command -v pdftotext >/dev/null 2>&1 || echo "poppler-utils is not installed: the tests that need it are skipped"
exit 0
