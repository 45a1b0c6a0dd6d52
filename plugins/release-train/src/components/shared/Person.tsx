import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Author } from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';

/** Who did something: a person or group of the catalog, the train itself, or a name as it is. */
export const Actor = (props: { actor: string }) => {
  const { t } = useWords();
  if (props.actor.startsWith('train:')) return <>{t('common.theTrain')}</>;
  return isEntityRef(props.actor) ? (
    <EntityRefLink entityRef={props.actor} defaultKind="user" hideIcon />
  ) : (
    <>{props.actor}</>
  );
};

/** Who wrote a change: the person in the catalog where they are known, else the login. */
export const AuthorName = (props: { author: Author }) =>
  props.author.userRef ? (
    <Actor actor={props.author.userRef} />
  ) : (
    <>{props.author.login}</>
  );

function isEntityRef(text: string): boolean {
  try {
    return text.includes(':') && Boolean(parseEntityRef(text));
  } catch {
    return false;
  }
}
