import type { Page } from '@playwright/test';

/** The replies to a method, held back on their way to the window. */
export interface HeldReplies {
  /** Resolves once the library has answered, with nothing told to the window. */
  answered(): Promise<void>;
  /** Lets the replies through, and those to come. */
  release(): void;
  /** Holds replies back again. */
  hold(): void;
  /** Tells the window that the library refused instead; later calls are answered as they are. */
  refuse(code: string): void;
}

/** Holds back what the library replies to a method. Loopback only: it opens the window anew, to stand in between. */
export async function holdReplies(page: Page, method: string): Promise<HeldReplies> {
  const held: { id: number; pass: (message: string) => void; message: string }[] = [];
  let isHolding = true;
  let answer = Promise.withResolvers<void>();
  await page.routeWebSocket(/\/port$/, (window) => {
    const ids = new Set<number>();
    const library = window.connectToServer();
    window.onMessage((message) => {
      const call = JSON.parse(String(message)) as { id?: number; method?: string };
      if (isHolding && call.method === method) ids.add(call.id!);
      library.send(message);
    });
    library.onMessage((message) => {
      const { id } = JSON.parse(String(message)) as { id?: number };
      if (id === undefined || !isHolding || !ids.has(id)) return window.send(message);
      held.push({ id, pass: (passed) => window.send(passed), message: String(message) });
      answer.resolve();
    });
  });
  await page.reload();
  const end = (messageOf: (reply: (typeof held)[number]) => string): void => {
    isHolding = false;
    for (const reply of held.splice(0)) reply.pass(messageOf(reply));
  };
  return {
    answered: () => answer.promise,
    release: () => end(({ message }) => message),
    hold() {
      isHolding = true;
      answer = Promise.withResolvers();
    },
    refuse: (code) => end(({ id }) => JSON.stringify({ id, failure: { code, detail: '' } })),
  };
}
