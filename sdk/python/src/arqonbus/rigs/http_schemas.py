"""Schemas of an OpenAPI document as JSON Schemas of draft 2020-12, each complete in itself."""

from __future__ import annotations

from typing import Any

_DEPTH_MAX = 64
_HOPS_MAX = 16
#: Of one schema with all that it names; larger ones check nothing.
_NODES_MAX = 20_000
#: Types that documents in the wild use and no draft knows.
_TYPES = {'int': 'integer', 'long': 'integer', 'float': 'number', 'double': 'number', 'bool': 'boolean', 'file': 'string'}
_BOUNDS = (('exclusiveMinimum', 'minimum'), ('exclusiveMaximum', 'maximum'))
#: What OpenAPI adds; none of it constrains a value.
_IGNORED = frozenset(
    {
        'nullable',
        'discriminator',
        'xml',
        'externalDocs',
        'example',
        'deprecated',
        'readOnly',
        'writeOnly',
        'collectionFormat',
        '$schema',
        '$id',
    }
)
_MAPS = ('properties', 'patternProperties', '$defs', 'dependentSchemas')


class SchemaBook:
    """Reads the schemas of one document, following its own references and no others."""

    #: Members of a Swagger 2.0 parameter that are its schema.
    PLAIN = (
        'type', 'format', 'items', 'enum', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength',
        'pattern', 'minItems', 'maxItems', 'uniqueItems', 'multipleOf',
    )  # fmt: skip

    def __init__(self, root: dict[str, Any]) -> None:
        self._root = root

    def follow(self, value: Any) -> Any:
        """What a value stands for.

        :raises ValueError: a reference that leads out of the document, to nothing, or in a circle.
        """
        for _ in range(_HOPS_MAX):
            if not isinstance(value, dict) or '$ref' not in value:
                return value
            value = self._at(value['$ref'])
        raise ValueError('references in a circle')

    def schema(self, given: Any) -> dict[str, Any]:
        """A schema with all that it names in its `$defs`.

        :raises ValueError: as `follow`; too large or too deep.
        """
        needed: dict[str, dict[str, Any] | None] = {}
        self._left = _NODES_MAX
        made = self._convert(given, needed, 0)
        while missing := [ref for ref, done in needed.items() if done is None]:
            for ref in missing:
                needed[ref] = {}
                needed[ref] = self._convert(self._at(ref), needed, 0)
        if not needed:
            return made
        return {**made, '$defs': {_key(ref): schema for ref, schema in needed.items()}}

    def _at(self, ref: Any) -> Any:
        if not isinstance(ref, str) or not ref.startswith('#/'):
            raise ValueError(f'the reference {ref} leads out of the document')
        value: Any = self._root
        for part in ref[2:].split('/'):
            part = part.replace('~1', '/').replace('~0', '~')
            if not isinstance(value, dict) or part not in value:
                raise ValueError(f'the reference {ref} leads to nothing')
            value = value[part]
        return value

    def _convert(self, given: Any, needed: dict[str, dict[str, Any] | None], depth: int) -> dict[str, Any]:
        self._left -= 1
        if depth > _DEPTH_MAX or self._left < 0:
            raise ValueError('a schema is too large or too deep')
        if given is True:
            return {}
        if given is False:
            return {'not': {}}
        if not isinstance(given, dict):
            raise ValueError('a schema that is none')
        if '$ref' in given:
            needed.setdefault(str(given['$ref']), None)
            return {'$ref': f'#/$defs/{_key(str(given["$ref"]))}'}
        made: dict[str, Any] = {}
        for name, value in given.items():
            if name in _IGNORED or name.startswith('x-'):
                continue
            made[name] = self._member(name, value, needed, depth)
        return _repaired(made, given.get('nullable') is True)

    def _member(self, name: str, value: Any, needed: dict[str, dict[str, Any] | None], depth: int) -> Any:
        if name in _MAPS and isinstance(value, dict):
            return {key: self._convert(one, needed, depth + 1) for key, one in value.items()}
        if name in ('allOf', 'anyOf', 'oneOf', 'prefixItems') and isinstance(value, list):
            return [self._convert(one, needed, depth + 1) for one in value]
        if name in ('items', 'additionalProperties', 'not', 'contains', 'propertyNames') and isinstance(value, (dict, bool)):
            return self._convert(value, needed, depth + 1)
        if name == 'required' and not isinstance(value, list):
            return []
        return value


def _repaired(made: dict[str, Any], is_nullable: bool) -> dict[str, Any]:
    """Bounds and null as draft 2020-12 writes them, types by their right names."""
    kind = made.get('type')
    if isinstance(kind, str):
        made['type'] = _TYPES.get(kind, kind)
        if is_nullable:
            made['type'] = [made['type'], 'null']
            if isinstance(made.get('enum'), list):
                made['enum'] = [*made['enum'], None]
    for strict, bound in _BOUNDS:
        if made.get(strict) is True and bound in made:
            made[strict] = made.pop(bound)
        elif isinstance(made.get(strict), bool):
            del made[strict]
    return made


def _key(ref: str) -> str:
    """A name that needs no escaping in a pointer."""
    return ''.join(one if (one.isascii() and one.isalnum()) or one in '._' else f'-{ord(one):x}' for one in ref.removeprefix('#/'))


def hoisted(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema made of whole ones, with the `$defs` of all of them at its root, where references look for them."""
    found: dict[str, Any] = {}

    def lift(value: Any) -> Any:
        if isinstance(value, dict):
            found.update(value.get('$defs', {}) if isinstance(value.get('$defs'), dict) else {})
            return {key: lift(one) for key, one in value.items() if key != '$defs'}
        return [lift(one) for one in value] if isinstance(value, list) else value

    made: dict[str, Any] = lift(schema)
    return {**made, '$defs': found} if found else made
