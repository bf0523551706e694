import { describe, expect, it } from 'vitest';
import { afterValue, type HtmlPlace, htmlStart, scanHtml } from './html-scanner.ts';

const text: HtmlPlace = { in: 'text' };
const comment: HtmlPlace = { in: 'comment' };
const tag = (attribute = ''): HtmlPlace => ({ in: 'tag', attribute });
const assigned = (attribute: string): HtmlPlace => ({ in: 'assigned', attribute });
const unquoted = (attribute: string): HtmlPlace => ({ in: 'unquoted', attribute });
const quoted = (attribute: string, quote = '"', empty = true): HtmlPlace => ({
  in: 'attribute',
  attribute,
  quote,
  empty,
});

describe('the place behind a piece of HTML', () => {
  it.each<[string, HtmlPlace]>([
    ['', text],
    ['plain text', text],
    ['1 < 2', text],
    ['a <3 b', text],
    ['a < b', text],
    ['a > b "quoted"', text],
    ['&lt;a href="', text],
    ['<a', tag('a')],
    ['<a ', tag('a ')],
    ['</a', tag('a')],
    ['<a>', text],
    ['<br/>', text],
    ['<br />', text],
    ['<a>b</a>', text],
    ['<', tag()],
    ['a <', tag()],
    ['</', text],
    ['<A HREF', tag('href')],
    ['<a href', tag('href')],
    ['<a href ', tag('href ')],
    ['<a disabled href', tag('href')],
    ['<a\n\thref', tag('href')],
    ['<a/href', tag('href')],
    ['<a href=', assigned('href')],
    ['<a href = ', assigned('href')],
    ['<a HREF=', assigned('href')],
    ['<a xlink:href=', assigned('xlink:href')],
    ['<a href="', quoted('href')],
    ["<a href='", quoted('href', "'")],
    ['<a href = \n "', quoted('href')],
    ['<a href="  ', quoted('href')],
    ['<a href="\n', quoted('href')],
    ['<a href="/', quoted('href', '"', false)],
    ['<a href=" x ', quoted('href', '"', false)],
    [`<a href="'`, quoted('href', '"', false)],
    [`<a href='"`, quoted('href', "'", false)],
    ['<a href=">', quoted('href', '"', false)],
    ['<a href=">" title="', quoted('title')],
    ['<a href="x"', tag()],
    ['<a href="x">', text],
    ['<a href="x"title="', quoted('title')],
    ['<a href=""', tag()],
    ['<a href=x', unquoted('href')],
    ['<a href=x"y', unquoted('href')],
    ['<a href=/x/', unquoted('href')],
    ['<a href=x ', tag()],
    ['<a href=x title=', assigned('title')],
    ['<a href=x>', text],
    ['<a href=>', text],
    ['<a disabled>', text],
    ['<b><a href="', quoted('href')],
    ['<!--', comment],
    ['<!-- <a href="', comment],
    ['<!-- a > b -- ', comment],
    ['<!-- a -->', text],
    ['<!-- a --->', text],
    ['<!-- a --><a href="', quoted('href')],
    ['<!---->', text],
    ['<a title="<!--', quoted('title', '"', false)],
    ['<a <!--', tag('<!--')],
    ['<!DOCTYPE html>', text],
    ['<?xml?>', text],
  ])('%j', (html, place) => {
    expect(scanHtml(html, htmlStart)).toEqual(place);
  });

  it('is the same in one piece as in several, where no mark is parted', () => {
    const html = `a <b class="x y" title='z'>c</b> <i data-x=1 hidden>d</i> <p id = "e">`;
    const whole = scanHtml(html, htmlStart);
    for (let cut = 1; cut < html.length; cut += 1) {
      if (html[cut - 1] === '<') continue;
      expect(scanHtml(html.slice(cut), scanHtml(html.slice(0, cut), htmlStart))).toEqual(whole);
    }
  });

  it.each<[HtmlPlace, string, HtmlPlace]>([
    [comment, ' x -->', text],
    [comment, '-->', text],
    [comment, '->', comment],
    [quoted('href'), '"', tag()],
    [quoted('href'), "'", quoted('href', '"', false)],
    [unquoted('href'), '/x', unquoted('href')],
    [unquoted('href'), ' ', tag()],
    [unquoted('href'), '>', text],
    [tag('href'), '=', assigned('href')],
    [tag(), '>', text],
    [assigned('href'), '  ', assigned('href')],
  ])('goes on from %j over %j', (start, html, place) => {
    expect(scanHtml(html, start)).toEqual(place);
  });
});

describe('the place behind a value', () => {
  it.each<[string, HtmlPlace, HtmlPlace]>([
    ['in a text', text, text],
    ['in a comment', comment, comment],
    ['in a tag', tag('a '), tag('a ')],
    ['behind an equals sign there are no quotes', assigned('href'), unquoted('href')],
    ['without quotes', unquoted('href'), unquoted('href')],
    ['in quotes, which are empty no more', quoted('href'), quoted('href', '"', false)],
    ['in quotes that were not', quoted('href', "'", false), quoted('href', "'", false)],
  ])('%s', (_, place, expected) => {
    expect(afterValue(place)).toEqual(expected);
  });
});
