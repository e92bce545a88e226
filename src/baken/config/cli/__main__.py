"""The way in for ./baken, which has set up what the command needs."""

import sys

from baken.config.cli import main

sys.exit(main())
