import type { ReactNode } from 'react';
import { Content, EmptyState } from '@backstage/core-components';
import type { Train } from '@signalbox/backstage-plugin-release-train-common';
import { useAllTrains, useWholeMatrix } from '../../queries/trainQueries';
import { useWords } from '../../translation/useWords';
import { isForbidden } from '../shared/ErrorNotice';
import { Reading } from '../shared/Panel';
import { TrainsProvider } from './TrainsProvider';

type Tab = (trains: readonly Train[]) => ReactNode;

const WithTrains = (props: { children: Tab }) => {
  const { t } = useWords();
  const trains = useAllTrains();
  // What is where says the server's time, which months and weeks are counted from.
  const matrix = useWholeMatrix();
  const none = (
    <EmptyState
      missing="info"
      title={t('page.noTrainsTitle')}
      description={t('page.noTrainsDescription')}
    />
  );
  if (isForbidden(trains.error)) return none;
  if (matrix.isPending) {
    return (
      <Reading query={matrix} lines={8}>
        {() => null}
      </Reading>
    );
  }
  return (
    <Reading query={trains} lines={8}>
      {({ items }) => (items.length === 0 ? none : props.children(items))}
    </Reading>
  );
};

/** One tab of the page, as soon as the trains and the server's time are known. */
export const PageFrame = (props: { children: Tab; standalone?: boolean }) => {
  const tab = (
    <TrainsProvider>
      <WithTrains>{props.children}</WithTrains>
    </TrainsProvider>
  );
  return props.standalone ? <Content>{tab}</Content> : tab;
};
