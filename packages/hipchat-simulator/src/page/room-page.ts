import { readFileSync } from 'node:fs';
import type { Answer } from '../http/answer.ts';
import { ASSETS, assetHeaders } from './assets.ts';
import { plainRooms } from './plain-rooms.ts';
import type { Snapshot } from './snapshot.ts';

const PLAIN_ROOMS = '<!-- plain rooms -->';
const SNAPSHOT = '<!-- snapshot -->';

/**
 * Reads the page's frame. What is given back fills it: with the snapshot that the script draws before the page counts as
 * loaded, so that a picture that is taken then has the messages in it, and with the messages for a reader without script.
 */
export function loadRoomPage(): (snapshot: Snapshot) => Answer {
  const [head = '', rest = ''] = readFileSync(new URL('room.html', ASSETS), 'utf8').split(PLAIN_ROOMS);
  const [middle = '', end = ''] = rest.split(SNAPSHOT);
  return (snapshot) => ({
    status: 200,
    headers: assetHeaders('.html'),
    body: [head, plainRooms(snapshot), middle, jsonBlock(snapshot), end].join(''),
  });
}

/** A block of data, no script: the policy of the page lets none run that stands in it. */
function jsonBlock(snapshot: Snapshot): string {
  return `<script type="application/json" id="snapshot">${escapeJson(JSON.stringify(snapshot))}</script>`;
}

/** The same JSON without the characters that could end or change the element around it. */
function escapeJson(text: string): string {
  return text.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
