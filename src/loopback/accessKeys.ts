import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What lets a client in. */
export interface AccessKeys {
  /** The key of this launch. */
  readonly token: string;
  isToken(given: unknown): boolean;
  /**
   * A key that opens the page once, within a minute. For the command line of a browser, which every user of the
   * machine can read: whoever reads it there comes too late.
   */
  issueTicket(): string;
  /** Whether a ticket was good; it is not any more. */
  useTicket(given: string | null): boolean;
}

const TICKET_LIFE_MS = 60_000;

export function createAccessKeys(): AccessKeys {
  const token = randomBytes(32).toString('base64url');
  const tickets = new Map<string, number>();
  return {
    token,
    isToken: (given) => typeof given === 'string' && timingSafeEqual(digest(given), digest(token)),
    issueTicket() {
      const ticket = randomBytes(32).toString('base64url');
      tickets.set(ticket, Date.now() + TICKET_LIFE_MS);
      return ticket;
    },
    useTicket(given) {
      const expiresAt = tickets.get(given ?? '');
      tickets.delete(given ?? '');
      return expiresAt !== undefined && Date.now() < expiresAt;
    },
  };
}

/** Digests have one length, so that their comparison tells nothing of the key. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
