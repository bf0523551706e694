export { setAside } from './set-aside.ts';
export { openSqliteStore, type SqliteStoreOptions } from './sqlite-store.ts';
