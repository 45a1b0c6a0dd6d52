import { shown } from './places.mjs';

const causes = [
  {
    pattern: /ENOSPC|no space left on device/i,
    sentence:
      'the disk is full; a first installation takes about 3 GB, so free some space and start again',
  },
  {
    pattern: /YN0028|lockfile would have been modified/i,
    sentence:
      'yarn.lock does not fit the package.json files; run "yarn install" and commit the result',
  },
  {
    pattern: /CERT_|self.signed certificate|unable to (get|verify)/i,
    sentence:
      "the registry's certificate was not accepted; name the missing authority in NODE_EXTRA_CA_CERTS and start again",
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network|RequestError|ERR_SOCKET|socket hang up/i,
    sentence:
      'the package registry could not be reached; check the network (or the registry and proxy set in npm) and start again',
  },
];

/** One sentence about why an installation failed, and where to read the rest. */
export function explainFailure(what, { tail, logFile, timedOut }) {
  const output = tail.join('\n');
  const known = causes.find(({ pattern }) => pattern.test(output));
  const log = `(the full output is in ${shown(logFile)})`;
  if (known) {
    return `${what} failed: ${known.sentence} ${log}.`;
  }
  if (timedOut) {
    return `${what} took too long and was ended ${log}.`;
  }
  return `${what} failed ${log}:\n${tail.slice(-15).join('\n')}`;
}
