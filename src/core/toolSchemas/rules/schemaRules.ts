import type { SchemaRule } from '../types.ts';
import { allOfRef } from './allOfRef.ts';
import { arrayItems } from './arrayItems.ts';
import { brokenRef } from './brokenRef.ts';
import { closedObject } from './closedObject.ts';
import { emptyObject } from './emptyObject.ts';
import { enumCount } from './enumCount.ts';
import { enumSize } from './enumSize.ts';
import { externalRef } from './externalRef.ts';
import { format } from './format.ts';
import { keyword } from './keyword.ts';
import { minItems } from './minItems.ts';
import { missingType } from './missingType.ts';
import { name } from './name.ts';
import { nesting } from './nesting.ts';
import { objectProperties } from './objectProperties.ts';
import { optionalCount } from './optionalCount.ts';
import { propertyCount } from './propertyCount.ts';
import { recursion } from './recursion.ts';
import { refSiblings } from './refSiblings.ts';
import { required } from './required.ts';
import { requiredExtra } from './requiredExtra.ts';
import { rootObject } from './rootObject.ts';
import { rootUnion } from './rootUnion.ts';
import { strict } from './strict.ts';
import { textSize } from './textSize.ts';
import { unionCount } from './unionCount.ts';
import { unknownType } from './unknownType.ts';

/** Every rule, in the order of `schemaRuleIds`. */
export const schemaRules: readonly SchemaRule[] = [
  rootObject, rootUnion, closedObject, required, requiredExtra, objectProperties, emptyObject, missingType, unknownType, arrayItems, keyword, format,
  minItems, refSiblings, externalRef, brokenRef, recursion, allOfRef, name, nesting, propertyCount, enumCount, enumSize, textSize, optionalCount, unionCount,
  strict,
];
