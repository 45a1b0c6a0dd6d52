import fs from 'node:fs';

const everyMs = 1000;

function read(pid, file) {
  try {
    return fs.readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function parentOf(pid) {
  const stat = read(pid, 'stat');
  // The name, in parentheses, may hold anything; state and parent follow it.
  return (
    Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) || undefined
  );
}

/** Our parent; and the parent of that, when a shell stands between us and npm. */
function lineage() {
  const parent = process.ppid;
  const viaShell = /^(sh|dash|bash|ash|zsh)$/.test(read(parent, 'comm').trim());
  return `${parent} ${viaShell ? parentOf(parent) : ''}`;
}

/**
 * Calls back when the npm or Yarn that started us is gone. A signal to npm ends
 * npm and its shell without reaching us, and we would run on unseen.
 */
export function onStarterGone(callback) {
  if (!process.env.npm_lifecycle_event) {
    return;
  }
  const before = lineage();
  const timer = setInterval(() => {
    if (lineage() !== before) {
      clearInterval(timer);
      callback();
    }
  }, everyMs);
  timer.unref();
}
