import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { Notice } from '../look/notices';
import { usePerson } from '../session/session';
import { firstScreen } from './screens';
import { Bare, Shell } from './shell';

/** Every screen is fetched when it is first wanted. */
const screen = (load: () => Promise<{ default: React.ComponentType }>) => {
  const Screen = lazy(load);
  return <Screen />;
};

const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <Broken />,
    children: [
      { path: '/', element: <First /> },
      { path: '/device', element: screen(() => import('../features/device/device-page')) },
      { path: '/exceptions', element: screen(() => import('../features/exceptions/exceptions-page')) },
      { path: '/exceptions/:id', element: screen(() => import('../features/exceptions/exception-page')) },
      { path: '/review', element: screen(() => import('../features/review/review-page')) },
      { path: '/review/:runId', element: screen(() => import('../features/review/batch-review-page')) },
      { path: '/investigations/:id', element: screen(() => import('../features/investigations/investigation-page')) },
      { path: '/recipes', element: screen(() => import('../features/recipes/recipes-page')) },
      { path: '/documents', element: screen(() => import('../features/documents/documents-page')) },
      { path: '/recipes/:id', element: screen(() => import('../features/recipes/version-page')) },
      { path: '/recipes/:id/design', element: screen(() => import('../features/designer/designer-page')) },
      { path: '/equipment', element: screen(() => import('../features/equipment/equipment-page')) },
      { path: '/equipment/rooms/:area', element: screen(() => import('../features/equipment/room-page')) },
      { path: '/equipment/floor', element: screen(() => import('../features/floor/floor-page')) },
      { path: '/equipment/history', element: screen(() => import('../features/equipment/history-page')) },
      { path: '/equipment/due', element: screen(() => import('../features/equipment/due-page')) },
      { path: '/equipment/changes', element: screen(() => import('../features/equipment/product-changes-page')) },
      { path: '/equipment/:code', element: screen(() => import('../features/equipment/item-page')) },
      { path: '/alarms', element: screen(() => import('../features/alarms/alarms-page')) },
      { path: '/trends', element: screen(() => import('../features/trends/trends-page')) },
      { path: '/connections', element: screen(() => import('../features/connections/connections-page')) },
      { path: '/connections/new', element: screen(() => import('../features/connections/edit-page')) },
      { path: '/connections/:id', element: screen(() => import('../features/connections/connection-page')) },
      { path: '/connections/:id/edit', element: screen(() => import('../features/connections/edit-page')) },
      { path: '/lots', element: screen(() => import('../features/materials/lots-page')) },
      { path: '/stagings', element: screen(() => import('../features/materials/stagings-page')) },
      { path: '/stagings/:id', element: screen(() => import('../features/materials/staging-page')) },
      { path: '/lots/receive', element: screen(() => import('../features/materials/receive-page')) },
      { path: '/lots/suppliers', element: screen(() => import('../features/materials/suppliers-page')) },
      { path: '/lots/:id', element: screen(() => import('../features/materials/lot-page')) },
      { path: '/lots/:id/genealogy', element: screen(() => import('../features/materials/genealogy-page')) },
      { path: '/lots/:id/labels', element: screen(() => import('../features/materials/labels-page')) },
      { path: '/containers/:code', element: screen(() => import('../features/materials/container-page')) },
      { path: '/people', element: screen(() => import('../features/people/people-page')) },
      { path: '/tasks', element: screen(() => import('../features/training/tasks-page')) },
      { path: '/work', element: screen(() => import('../features/my-work/my-work-page')) },
      { path: '/batches', element: screen(() => import('../features/board/board-page')) },
      { path: '/batches/:runId', element: screen(() => import('../features/batch/batch-page')) },
      { path: '/batches/:runId/audit', element: screen(() => import('../features/batch/audit-page')) },
      { path: '*', element: <First /> },
    ],
  },
  {
    element: <Bare />,
    errorElement: <Broken />,
    children: [
      { path: '/batches/:runId/steps/:stepKey', element: screen(() => import('../features/step-card/step-card-page')) },
      { path: '/batches/:runId/steps/:stepKey/weighing', element: screen(() => import('../features/weighing/weighing-page')) },
    ],
  },
];

let made: ReturnType<typeof createBrowserRouter> | undefined;

/** The router, made when it is first shown: before, the address may still be the one the provider came back to. */
export function router(): ReturnType<typeof createBrowserRouter> {
  made ??= createBrowserRouter(routes);
  return made;
}

function First() {
  return <Navigate to={firstScreen(usePerson().roles)} replace />;
}

function Broken() {
  const { t } = useTranslation();
  return (
    <main className="page">
      <Notice tone="attention" title={t('problem.broken')}>
        <p>{t('problem.broken-help')}</p>
      </Notice>
    </main>
  );
}
