import type { Comparing } from '../comparing/registerComparing.ts';
import type { Services } from '../services.ts';
import type { ResultDocuments } from './resultDocuments.ts';

export type PageDeps = { readonly services: Services; readonly documents: ResultDocuments; readonly comparing: Comparing };
