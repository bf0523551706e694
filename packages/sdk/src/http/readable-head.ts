import type { Socket } from 'node:net';

/** Longest head that is waited for; the parser takes no longer one either. */
const MAX_HEAD_BYTES = 64 * 1024;
const PROTOCOL = Buffer.from('HTTP/1.');
const NOTHING = Buffer.alloc(0);

/** The end of a head; a lone LF ends a line as well. @see https://www.rfc-editor.org/rfc/rfc9112#section-2.2 */
const HEAD_END = /\r?\n\r?\n/;
/** A head without any of the faults that are mended below. */
const SOUND_LINES = /^HTTP\/1\.\d [2-9]\d\d[^\r\n]*\r\n(?:[!#$%&'*+.^_`|~\w-]+:[^\r\n]*\r\n)*\r\n$/;
const FRAMING = /^(?:content-length|transfer-encoding):/gim;

/**
 * Lets the parser read the status of an answer although the rest of its head is faulty: the parser refuses the whole answer
 * then, and a message that the target took would be sent again. Informational answers that nobody asked for are skipped
 * (100 and 101 end the connection otherwise), and of lengths that contradict each other at most one stays.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.2
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-6.3
 */
export function withReadableHeads<Connection extends Socket>(socket: Connection): Connection {
  const reader = createHeadReader();
  const { read, write } = socket;
  socket.write = (...args: readonly unknown[]): boolean => {
    reader.expectHead();
    return Reflect.apply(write, socket, args);
  };
  socket.read = (size?: number): Buffer | null => {
    let chunk: Buffer | null = read.call(socket, size);
    while (chunk !== null) {
      const readable = reader.read(chunk);
      if (readable.length > 0) return readable;
      chunk = read.call(socket, size);
    }
    return null;
  };
  return socket;
}

interface HeadReader {
  /** A request is leaving: what comes next begins with a head. One request at a time is on a connection. */
  expectHead(): void;
  /** What the parser gets of this chunk; nothing while the head is not complete. */
  read(chunk: Buffer): Buffer;
}

export function createHeadReader(): HeadReader {
  let inHead = true;
  let pending: Buffer = NOTHING;
  return {
    expectHead() {
      inHead = true;
    },
    read(chunk) {
      if (!inHead) return chunk;
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      for (;;) {
        const head = headOf(pending);
        if (head === 'incomplete') return NOTHING;
        if (head !== 'not-http' && isInformational(head)) {
          pending = pending.subarray(head.length);
          continue;
        }
        const passed = head === 'not-http' ? pending : mended(head, pending);
        inHead = false;
        pending = NOTHING;
        return passed;
      }
    },
  };
}

/** The head with its empty line, as latin1: as many characters as bytes. */
function headOf(bytes: Buffer): string | 'incomplete' | 'not-http' {
  const begun = Math.min(bytes.length, PROTOCOL.length);
  if (bytes.compare(PROTOCOL, 0, begun, 0, begun) !== 0) return 'not-http';
  const text = bytes.toString('latin1', 0, MAX_HEAD_BYTES);
  const end = HEAD_END.exec(text);
  if (end !== null) return text.slice(0, end.index + end[0].length);
  return bytes.length < MAX_HEAD_BYTES ? 'incomplete' : 'not-http';
}

function isInformational(head: string): boolean {
  return /^HTTP\/1\.\d 1\d\d\b/.test(head);
}

function mended(head: string, bytes: Buffer): Buffer {
  const framing = head.match(FRAMING) ?? [];
  const isSound = SOUND_LINES.test(head) && (framing.length === 0 || isSoundFraming(head, framing.length));
  return isSound ? bytes : Buffer.concat([Buffer.from(mendedHead(head), 'latin1'), bytes.subarray(head.length)]);
}

function isSoundFraming(head: string, count: number): boolean {
  return count === 1 && /^(?:content-length:[ \t]*\d{1,15}|transfer-encoding:[ \t]*chunked)[ \t]*\r?$/im.test(head);
}

/** Chunks go before a length; a length that is none, or that another one contradicts, is left out: the body ends with the connection. */
function mendedHead(head: string): string {
  const [status = '', ...lines] = head.split(/\r?\n/);
  const fields = lines.filter((line) => /^[!#$%&'*+.^_`|~\w-]+:[^\r]*$/.test(line));
  const lengths = new Set(valuesOf('content-length', fields));
  const [length = ''] = lengths;
  const isChunked = valuesOf('transfer-encoding', fields).some((value) => /\bchunked$/i.test(value));
  const framing = isChunked
    ? ['transfer-encoding: chunked']
    : lengths.size === 1 && /^\d{1,15}$/.test(length)
      ? [`content-length: ${length}`]
      : [];
  const others = fields.filter((line) => !/^(?:content-length|transfer-encoding|connection):/i.test(line));
  return [status, ...others, ...framing, 'connection: close', '', ''].join('\r\n');
}

function valuesOf(name: string, fields: readonly string[]): readonly string[] {
  const own = fields.filter((line) => line.toLowerCase().startsWith(`${name}:`));
  return own.flatMap((line) => line.slice(name.length + 1).split(',')).map((value) => value.trim());
}
