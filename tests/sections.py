#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""sections.py FOLDER: each section of sections.txt has that heading, and in its own text the words that stand below it there, in the
RFCs of FOLDER, which are called rfc5321.txt, and are as their editor publishes them. Prints what is not so; fails if anything is not, or a text
is missing.
"""
import functools
import os
import re
import sys


def squeezed(text):
    return ' '.join(text.split())


@functools.lru_cache(maxsize=None)
def text_of(number):
    """Without what stands between two pages."""
    with open(os.path.join(sys.argv[1], f'rfc{number}.txt'), encoding='latin-1') as file:
        text = file.read().replace('\r', '')
    return re.sub(r'\n[^\n]*\[Page \d+\][^\n]*\n\s*(?:RFC \d+ [^\n]*\n)?', '\n', text)


def next_one(part):
    return str(int(part) + 1) if part.isdigit() else chr(ord(part) + 1)


def heading(number, title):
    """A pattern of a section's heading, which may go on in the next row."""
    words = r'\s+'.join(re.escape(word) for word in title.split()) if title else r'[A-Z"]'
    return rf'^[ ]{{0,3}}(?:Appendix )?{re.escape(number)}\.?\s+{words}' + (r'[ ]*$' if title else '')


def own_text(text, number, title):
    """What stands below a heading, up to the next one: that of its first part, or of what follows it or what it is a part of."""
    parts = number.split('.')
    following = ['.'.join(parts + ['1'])]
    following += ['.'.join(parts[:i] + [next_one(parts[i])]) for i in range(len(parts))]
    begin = re.search(heading(number, title), text, re.M)
    if begin is None:
        return None
    ends = [re.compile(heading(one, '').replace('[ ]{0,3}', begin.group()[:len(begin.group()) - len(begin.group().lstrip())]), re.M)
            .search(text, begin.end()) for one in following]
    return text[begin.start():min([end.start() for end in ends if end] + [len(text)])]


def look_into(section, title):
    """The squeezed text in which the words below must stand; None if no such heading is there."""
    number, _, part = re.fullmatch(r'RFC (\d+)(?: (section|appendix) (\S+))?', section).groups()
    text = text_of(number)
    if part is None:
        return squeezed(text) if squeezed(title) in squeezed(text[:3000]) else None
    own = own_text(text, part, title)
    return own if own is None else squeezed(own)


def main():
    breaches, looked_for, text = [], 0, None
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'sections.txt'), encoding='ascii') as file:
        rows = [row.rstrip('\n') for row in file if row.strip() and not row.startswith('#')]
    for row in rows:
        name, _, words = row.strip().partition(': ')
        if row.startswith(' '):
            looked_for += words != ''
            if text is not None and words and squeezed(words) not in text:
                breaches.append(f'{section}: {name}: not there: {words}')
            continue
        section = name
        text = look_into(section, words) if section.startswith('RFC ') else None
        if text is None and section.startswith('RFC '):
            breaches.append(f'{section}: no such heading: {words}')
    print('\n'.join(breaches + [f'{looked_for} rows looked for, {len(breaches)} not as it is said']))
    return 1 if breaches or looked_for == 0 else 0


if len(sys.argv) != 2:
    sys.exit(__doc__)
sys.exit(main())
