import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { HOST_CHANNELS, PORT_MESSAGE, type HostBridge } from '../contract/hostBridge.ts';

const bridge: HostBridge = {
  pathOf: (file) => webUtils.getPathForFile(file as File),
  chooseFiles: (choice) => ipcRenderer.invoke(HOST_CHANNELS.chooseFiles, choice) as Promise<string[]>,
  chooseSavePath: (name) => ipcRenderer.invoke(HOST_CHANNELS.chooseSavePath, name) as Promise<string | null>,
  onCommand(listener) {
    const hear = (_event: unknown, command: string): void => listener(command);
    ipcRenderer.on(HOST_CHANNELS.command, hear);
    return () => void ipcRenderer.off(HOST_CHANNELS.command, hear);
  },
  showMenuKeys: (keys) => ipcRenderer.send(HOST_CHANNELS.menuKeys, keys),
};
contextBridge.exposeInMainWorld('lutrinHost', bridge);

// A port cannot pass the context bridge; a message to the page's own origin carries it. The page listens once loaded.
ipcRenderer.on(PORT_MESSAGE, ({ ports }) => window.postMessage(PORT_MESSAGE, location.origin, [...ports]));
window.addEventListener('load', () => ipcRenderer.send(PORT_MESSAGE));
