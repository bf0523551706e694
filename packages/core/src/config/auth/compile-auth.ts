import type { KeyPath } from '../../text/json-path.ts';
import type { Compilation } from '../document/compilation.ts';
import type { ConfigFile } from '../document/config-file.ts';
import type { WrittenAuth, WrittenCredential } from './auth-schema.ts';

export type Credential =
  | { readonly type: 'basic'; readonly username: string; readonly password: string }
  | { readonly type: 'bearer'; readonly token: string }
  | { readonly type: 'secret'; readonly secret: string };

/** The credentials of `auth`, of which one must hold; none for `auth: none`. Their secrets are hidden. */
export function compileAuth(
  auth: WrittenAuth | undefined,
  { file, at }: { readonly file: ConfigFile; readonly at: KeyPath },
  { hide, hideBasic }: Compilation,
): readonly Credential[] {
  if (auth === undefined || auth === 'none') return [];
  if (isList(auth)) return auth.flatMap((one, index) => (one === undefined ? [] : credential(one, [...at, index])));
  return credential(auth, at);

  function credential({ basic, bearer, secret }: WrittenCredential, place: KeyPath): readonly Credential[] {
    const { username, password } = basic ?? {};
    if (password !== undefined) hide(file, [...place, 'basic', 'password'], password);
    if (bearer !== undefined) {
      hide(file, [...place, 'bearer'], bearer);
      return [{ type: 'bearer', token: bearer }];
    }
    if (secret !== undefined) {
      hide(file, [...place, 'secret'], secret);
      return [{ type: 'secret', secret }];
    }
    if (username === undefined || password === undefined) return [];
    hideBasic(username, password);
    return [{ type: 'basic', username, password }];
  }
}

function isList(auth: WrittenAuth): auth is readonly (WrittenCredential | undefined)[] {
  return Array.isArray(auth);
}
