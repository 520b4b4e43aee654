import type Electron from 'electron';

type RequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>;
type DeviceHandler = NonNullable<Parameters<Electron.Session['setDevicePermissionHandler']>[0]>;
type SchemeHandler = Parameters<Electron.Protocol['handle']>[1];
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;
type Permission = Parameters<RequestHandler>[1];

/** Electron's `Protocol` of a session. */
export class ProtocolStandIn implements Pick<Electron.Protocol, 'handle' | 'isProtocolHandled'> {
  readonly #handlers = new Map<string, SchemeHandler>();

  handle(scheme: string, handler: SchemeHandler): void {
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.#handlers.set(scheme, handler);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** What a page gets for an address of a scheme of the app's own. */
  async answer(request: Request): Promise<Response> {
    const handler = this.#handlers.get(new URL(request.url).protocol.slice(0, -1));
    if (handler === undefined) throw new TypeError('net::ERR_UNKNOWN_URL_SCHEME');
    return handler(request);
  }
}

/** Electron's `Session`. Without handlers it allows what Electron allows by default: everything. */
export class SessionStandIn {
  readonly protocol = new ProtocolStandIn();
  #onRequest: RequestHandler = (_contents, _permission, callback) => callback(true);
  #onCheck: CheckHandler = () => true;
  #onDevice: DeviceHandler = () => true;
  #beforeRequest: BeforeRequest = (_details, callback) => callback({});
  readonly webRequest = { onBeforeRequest: (listener: BeforeRequest): void => void (this.#beforeRequest = listener) };

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#onRequest = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#onCheck = handler;
  }

  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.#onDevice = handler;
  }

  /** Whether a page gets a permission that it asks for, and that it looks up. */
  async permissionsOf(contents: { getURL(): string }, permission: string): Promise<[asked: boolean, checked: boolean]> {
    const page = contents as Electron.WebContents;
    const asked = await new Promise<boolean>((resolve) => {
      this.#onRequest(page, permission as Permission, resolve, {} as Electron.PermissionRequest);
    });
    const details = {} as Electron.PermissionCheckHandlerHandlerDetails;
    return [asked, this.#onCheck(page, permission as Permission, page.getURL(), details)];
  }

  givesDevice(deviceType: 'hid' | 'serial' | 'usb'): boolean {
    return this.#onDevice({ deviceType, origin: '' } as Electron.DevicePermissionHandlerHandlerDetails);
  }

  /** Whether a request of a page leaves the program. */
  async lets(url: string): Promise<boolean> {
    const details = { url } as Electron.OnBeforeRequestListenerDetails;
    const answer = await new Promise<Electron.CallbackResponse>((resolve) => this.#beforeRequest(details, resolve));
    return answer.cancel !== true;
  }
}
