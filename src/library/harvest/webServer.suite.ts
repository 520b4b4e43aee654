import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What answers a request; the address is relative to the server. */
export type Answer = (url: URL, response: ServerResponse, request: IncomingMessage) => void;

/** A small server on this machine for tests, and the addresses that were asked of it. */
export interface WebServer extends AsyncDisposable {
  readonly base: string;
  readonly asked: string[];
}

export async function startWebServer(answer: Answer): Promise<WebServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(new URL(request.url ?? '/', 'http://localhost'), response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with XML. */
export function sendXml(response: ServerResponse, xml: string): void {
  response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(xml);
}

/** What is inside an answer of OAI-PMH. */
export function oaiPmh(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate>${inside}</OAI-PMH>`;
}

/** A page of records with these numbers, and where the list goes on. */
export function recordPage(numbers: readonly number[], token: string): string {
  const records = numbers.map(
    (number) =>
      `<record><header><identifier>oai:x:${number}</identifier><datestamp>2025-01-01</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc="o" xmlns:dc="d"><dc:title>Titre ${number}</dc:title><dc:creator>López, Ana</dc:creator></oai_dc:dc></metadata></record>`,
  );
  return oaiPmh(
    `<ListRecords>${records.join('')}<resumptionToken completeListSize="6">${token}</resumptionToken></ListRecords>`,
  );
}
