import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import type { ApiRotation } from '@signalbox/backstage-plugin-on-call-common';
import { useTabLink } from '../../routing';

/** A link to the on-call tab of what a rotation is for; only its words where nothing is listed. */
export const EntityTabLink = (props: {
  rotation: ApiRotation;
  /** The entity that something is about, before those that the rotation is for. */
  entityRef?: string;
  children: ReactNode;
}) => {
  const tabLink = useTabLink();
  const entityRef = props.entityRef ?? props.rotation.entityRefs[0];
  return entityRef ? (
    <Link to={tabLink(entityRef)} underline="always">
      {props.children}
    </Link>
  ) : (
    <>{props.children}</>
  );
};
