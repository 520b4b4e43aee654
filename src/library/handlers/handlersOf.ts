import type { Handlers, MethodName } from '../../contract/methods.ts';

type NounOf<M extends MethodName> = M extends `${infer Noun}.${string}` ? Noun : never;

/** The handlers of one noun: what its file gives, neither more nor less. */
export type HandlersOf<Noun extends NounOf<MethodName>> = Pick<Handlers, Extract<MethodName, `${Noun}.${string}`>>;
