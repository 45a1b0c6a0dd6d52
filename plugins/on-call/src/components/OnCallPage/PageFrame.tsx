import type { ReactNode } from 'react';
import { Content, EmptyState } from '@backstage/core-components';
import type { ApiRotation } from '@signalbox/backstage-plugin-on-call-common';
import { useMyShifts, useRotations } from '../../queries/queries';
import { useWords } from '../../translation/useWords';
import { OnCallProvider } from '../OnCallProvider';
import { isForbidden } from '../shared/ErrorNotice';
import { Reading } from '../shared/Panel';
import { weeksOf } from './window';

type Tab = (rotations: readonly ApiRotation[]) => ReactNode;

const WithRotations = (props: { children: Tab }) => {
  const { t } = useWords();
  const rotations = useRotations();
  // One's own shifts say the server's time, which windows and countdowns are counted from. Where
  // they cannot be read, the rest is shown by the reader's clock.
  const mine = useMyShifts(weeksOf(undefined));
  const none = (
    <EmptyState
      missing="info"
      title={t('page.noRotationsTitle')}
      description={t('page.noRotationsDescription')}
    />
  );
  if (isForbidden(rotations.error)) return none;
  // Not `isPending`: a panel that reads them again after an error would take the page away.
  if (!mine.isFetched) {
    return (
      <Reading query={mine} lines={8}>
        {() => null}
      </Reading>
    );
  }
  return (
    <Reading query={rotations} lines={8}>
      {({ items }) => (items.length === 0 ? none : props.children(items))}
    </Reading>
  );
};

/** One tab of the page, as soon as the rotations and the server's time are known. */
export const PageFrame = (props: { children: Tab; standalone?: boolean }) => {
  const tab = (
    <OnCallProvider>
      <WithRotations>{props.children}</WithRotations>
    </OnCallProvider>
  );
  return props.standalone ? <Content>{tab}</Content> : tab;
};
