import net from 'node:net';
import { Refusal } from './refusal.mjs';

function canListen(port, host) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', error => {
      // A machine without IPv6 cannot listen on ::, which says nothing of the port.
      resolve(!['EADDRINUSE', 'EACCES'].includes(error.code));
    });
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

export async function isFree(port) {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    if (!(await canListen(port, host))) {
      return false;
    }
  }
  return true;
}

/** A port nobody listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The port a variable names, or the usual one. */
export function portFrom(variable, usual, env = process.env) {
  const text = env[variable];
  if (text === undefined || text === '') {
    return usual;
  }
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Refusal(
      `${variable} is "${text}", which is not a port: give a whole number from 1 to 65535.`,
    );
  }
  return port;
}

export async function requireFree(port, variable, purpose) {
  if (!(await isFree(port))) {
    const another = `${variable}=${port + 100} npm start`;
    throw new Refusal(
      `Port ${port}, where ${purpose} would listen, is taken: end what uses it, or choose another port, for example ${another}.`,
    );
  }
}

/**
 * Waits until an address answers 200. Returns why that did not come true, if it
 * did not: the process behind it may end first.
 */
export async function waitForHttp(url, { exited, timeoutMs }) {
  let gone = false;
  exited.then(() => {
    gone = true;
  });
  const deadline = Date.now() + timeoutMs;
  while (!gone && Date.now() < deadline) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
      await response.arrayBuffer();
      if (response.status === 200) {
        return undefined;
      }
    } catch {
      // Nobody listens there yet.
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  return gone ? 'it ended' : `${url} never answered`;
}
