import { describe, expect, it } from 'vitest';
import { htmlUnitAt } from './html-unit.ts';

/** The first unit of some HTML, as it was written. */
function first(html: string): string | undefined {
  const unit = htmlUnitAt(`${html}`, 0);
  return unit && html.slice(0, unit.end);
}

describe('a unit of HTML', () => {
  it.each([
    ['abc', 'a'],
    ['👍x', '👍'],
    ['&amp;x', '&amp;'],
    ['&#128077;x', '&#128077;'],
    ['&#x1F44D;x', '&#x1F44D;'],
    ['&amp x', '&amp'],
    ['& x', '&'],
    ['&;', '&'],
    ['< b', '<'],
    ['<3', '<'],
    ['<br>x', '<br>'],
    ['<img src="a>b">x', '<img src="a>b">'],
    ["<a title='>'>x", "<a title='>'>"],
    ['<a href=x>y', '<a href=x>'],
    ['<a "x>y">z', '<a "x>'],
    ['<!-- a > b -->x', '<!-- a > b -->'],
    ['<!doctype html>x', '<!doctype html>'],
    ['<?php x ?>y', '<?php x ?>'],
    ['</b >x', '</b >'],
    ['</>x', '</>'],
    ['<script>if (a<b) {}</script >x', '<script>if (a<b) {}</script >'],
    ['<style>b>i{}</styles></style>x', '<style>b>i{}</styles></style>'],
  ])('of %s is %s', (html, unit) => expect(first(html)).toBe(unit));

  it.each([
    ['<B class="x">', { type: 'open', name: 'b', end: 13 }],
    ['</B>', { type: 'close', name: 'b', end: 4 }],
    ['<BR/>', { type: 'text', end: 5 }],
    ['<textarea></textarea>', { type: 'text', end: 21 }],
    ['<my-tag>', { type: 'open', name: 'my-tag', end: 8 }],
  ])('%s is known by its name', (html, unit) => expect(htmlUnitAt(html, 0)).toEqual(unit));

  it('begins where it is asked for', () => {
    expect(htmlUnitAt('a<b>', 1)).toEqual({ type: 'open', name: 'b', end: 4 });
    expect(htmlUnitAt('<b>x</b>', 4)).toEqual({ type: 'close', name: 'b', end: 8 });
  });

  it.each(['<b', '<a href="x', "<a href='>", '<!-- x', '<!x', '</b', '</', '<script>x', '<script></scripts>'])(
    'that never ends is none: %s',
    (html) => expect(htmlUnitAt(html, 0)).toBeUndefined(),
  );
});
