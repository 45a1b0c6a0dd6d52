/**
 * Runs beside the command and outlives it by a moment. It is told on standard
 * input which process groups and folders the command owns; when that input
 * closes, the command is gone, and whatever it still owned (it was killed too
 * hard to clean up itself) is ended and deleted here.
 *
 * Lines: `+group <pid>`, `-group <pid>`, `+folder <path>`, `-folder <path>`.
 */
import fs from 'node:fs';
import readline from 'node:readline';

const groups = new Set();
const folders = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {});
}

function signalAll(signal) {
  for (const pid of groups) {
    try {
      process.kill(-pid, signal);
    } catch {
      groups.delete(pid);
    }
  }
}

const lines = readline.createInterface({ input: process.stdin });
lines.on('line', line => {
  const [, sign, kind, value] = line.match(/^([+-])(group|folder) (.*)$/) ?? [];
  const owned = kind === 'group' ? groups : folders;
  const item = kind === 'group' ? Number(value) : value;
  if (sign === '+') {
    owned.add(item);
  } else if (sign === '-') {
    owned.delete(item);
  }
});
lines.on('close', async () => {
  signalAll('SIGTERM');
  for (let waited = 0; groups.size > 0 && waited < 5000; waited += 100) {
    await new Promise(resolve => setTimeout(resolve, 100));
    signalAll(0);
  }
  signalAll('SIGKILL');
  for (const folder of folders) {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  process.exit(0);
});
