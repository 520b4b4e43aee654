import { randomBytes } from 'node:crypto';

/**
 * A new id: 12 characters that need no escaping in an address, 71 random bits. It never begins with a hyphen, which
 * a command line would take for an option.
 */
export function newId<Id extends string>(): Id {
  for (;;) {
    const id = randomBytes(9).toString('base64url');
    if (!id.startsWith('-')) return id as Id;
  }
}
