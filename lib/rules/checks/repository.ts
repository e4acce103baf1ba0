import { repositoryName } from '../../azure/image-names';
import { upstreamHost } from '../../azure/upstreams';
import { show, type Fault } from '../../errors';
import type { Stated } from '../../reading/notes';
import { known } from '../../text';
import { fault } from './fault';

/** Whether a text stands for all repositories below a path. */
export function isWildcard(text: string): boolean {
  return text === '*' || text.endsWith('/*');
}

/** Whether a text is a repository, or a path and `/*`. */
export function isTarget(text: string): boolean {
  return text === '*' || repositoryName.test(text.replace(/\/\*$/, ''));
}

/** Whether a text is the host of a registry, with a repository or a path and `/*` in it. */
export function isSource(text: string): boolean {
  const slash = text.indexOf('/');
  return slash > 0 && upstreamHost.test(text.slice(0, slash)) && isTarget(text.slice(slash + 1));
}

/** The host of a source that is well formed, as far as it is known. */
export function hostOf(source: string): string | undefined {
  const [host] = source.split('/');
  return isSource(known(source) ? source : `${host}/x`) ? host : undefined;
}

/** What is wrong with a repository of another registry. */
export function sourceFaults(stated: Stated<string>, text: string): Fault[] {
  if (isSource(text)) return [];
  const bare = tidy(text);
  const hasHost = upstreamHost.test(bare.split('/')[0].replace(/:\d+$/, ''));
  const inHub = bare.includes('/') ? `docker.io/${bare}` : `docker.io/library/${bare}`;
  const meant = [bare, ...(hasHost || bare === '*' ? [] : [inHub])].find(isSource);
  const todo =
    meant === undefined
      ? 'use host and repository, such as "docker.io/library/nginx", or "docker.io/library/*" for all repositories below a path'
      : `did you mean ${show(meant)}?`;
  if (meant !== undefined && hasTag(text)) return [fault(stated, 'contains a tag or digest', todo)];
  return [fault(stated, hasHost ? malformed(text) : 'does not begin with the host of a registry', todo)];
}

/** What is wrong with a repository of this registry. */
export function targetFaults(stated: Stated<string>, text: string, loginServer: string | undefined): Fault[] {
  const bare = tidy(text);
  if (loginServer !== undefined && bare.startsWith(`${loginServer}/`)) {
    return [fault(stated, 'begins with the login server', 'leave it out')];
  }
  if (isTarget(text)) return [];
  const todo = isTarget(bare)
    ? `did you mean ${show(bare)}?`
    : 'use a repository, such as "hub/nginx", or a path and "/*"';
  return [fault(stated, hasTag(text) ? 'contains a tag or digest' : malformed(text), todo)];
}

function malformed(text: string): string {
  return /\*./.test(text) || /[^/]\*/.test(text) ? 'has "*" other than alone at the end' : 'is not well formed';
}

function hasTag(text: string): boolean {
  return /[:@]/.test(text.replace(/^[a-z]+:\/\//i, ''));
}

/** A repository without scheme, tag, digest, slashes at its ends and capital letters. */
function tidy(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/@.*$/, '')
    .replace(/:[^/]*$/, '')
    .replace(/^\/+|\/+$/g, '');
}
