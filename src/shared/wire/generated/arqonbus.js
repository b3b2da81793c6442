/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $String = $util.global.String, $Array = $util.global.Array, $Number = $util.global.Number, $parseInt = $util.global.parseInt, $BigInt = $util.global.BigInt, $Boolean = $util.global.Boolean, $isFinite = $util.global.isFinite;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const arqonbus = $root.arqonbus = (() => {

    /**
     * Namespace arqonbus.
     * @exports arqonbus
     * @namespace
     */
    const arqonbus = {};

    arqonbus.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof arqonbus
         * @namespace
         */
        const v1 = {};

        /**
         * MessageType enum.
         * @name arqonbus.v1.MessageType
         * @enum {number}
         * @property {number} MESSAGE_TYPE_UNSPECIFIED=0 MESSAGE_TYPE_UNSPECIFIED value
         * @property {number} MESSAGE_TYPE_EVENT=1 MESSAGE_TYPE_EVENT value
         * @property {number} MESSAGE_TYPE_JOB=2 MESSAGE_TYPE_JOB value
         * @property {number} MESSAGE_TYPE_JOB_RESULT=3 MESSAGE_TYPE_JOB_RESULT value
         * @property {number} MESSAGE_TYPE_STREAM_START=4 MESSAGE_TYPE_STREAM_START value
         * @property {number} MESSAGE_TYPE_STREAM_CHUNK=5 MESSAGE_TYPE_STREAM_CHUNK value
         * @property {number} MESSAGE_TYPE_STREAM_END=6 MESSAGE_TYPE_STREAM_END value
         * @property {number} MESSAGE_TYPE_CONTROL=7 MESSAGE_TYPE_CONTROL value
         */
        v1.MessageType = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "MESSAGE_TYPE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "MESSAGE_TYPE_EVENT"] = 1;
            values[valuesById[2] = "MESSAGE_TYPE_JOB"] = 2;
            values[valuesById[3] = "MESSAGE_TYPE_JOB_RESULT"] = 3;
            values[valuesById[4] = "MESSAGE_TYPE_STREAM_START"] = 4;
            values[valuesById[5] = "MESSAGE_TYPE_STREAM_CHUNK"] = 5;
            values[valuesById[6] = "MESSAGE_TYPE_STREAM_END"] = 6;
            values[valuesById[7] = "MESSAGE_TYPE_CONTROL"] = 7;
            return values;
        })();

        v1.Trace = (function() {

            /**
             * Properties of a Trace.
             * @typedef {Object} arqonbus.v1.Trace.$Properties
             * @property {Uint8Array|null} [traceId] Trace traceId
             * @property {Uint8Array|null} [spanId] Trace spanId
             * @property {Uint8Array|null} [parentId] Trace parentId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Trace.
             * @memberof arqonbus.v1
             * @interface ITrace
             * @augments arqonbus.v1.Trace.$Properties
             * @deprecated Use arqonbus.v1.Trace.$Properties instead.
             */

            /**
             * Shape of a Trace.
             * @typedef {arqonbus.v1.Trace.$Properties} arqonbus.v1.Trace.$Shape
             */

            /**
             * Constructs a new Trace.
             * @memberof arqonbus.v1
             * @classdesc Represents a Trace.
             * @constructor
             * @param {arqonbus.v1.Trace.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Trace = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Trace traceId.
             * @member {Uint8Array} traceId
             * @memberof arqonbus.v1.Trace
             * @instance
             */
            Trace.prototype.traceId = $util.newBuffer([]);

            /**
             * Trace spanId.
             * @member {Uint8Array} spanId
             * @memberof arqonbus.v1.Trace
             * @instance
             */
            Trace.prototype.spanId = $util.newBuffer([]);

            /**
             * Trace parentId.
             * @member {Uint8Array} parentId
             * @memberof arqonbus.v1.Trace
             * @instance
             */
            Trace.prototype.parentId = $util.newBuffer([]);

            /**
             * Creates a new Trace instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Trace
             * @static
             * @param {arqonbus.v1.Trace.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Trace} Trace instance
             * @type {{
             *   (properties: arqonbus.v1.Trace.$Shape): arqonbus.v1.Trace & arqonbus.v1.Trace.$Shape;
             *   (properties?: arqonbus.v1.Trace.$Properties): arqonbus.v1.Trace;
             * }}
             */
            Trace.create = function(properties) {
                return new Trace(properties);
            };

            /**
             * Encodes the specified Trace message. Does not implicitly {@link arqonbus.v1.Trace.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Trace
             * @static
             * @param {arqonbus.v1.Trace.$Properties} message Trace message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Trace.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.traceId != null && $Object.hasOwnProperty.call(message, "traceId") && message.traceId.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.traceId);
                if (message.spanId != null && $Object.hasOwnProperty.call(message, "spanId") && message.spanId.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.spanId);
                if (message.parentId != null && $Object.hasOwnProperty.call(message, "parentId") && message.parentId.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.parentId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Trace message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Trace
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Trace & arqonbus.v1.Trace.$Shape} Trace
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Trace.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Trace();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.traceId = value;
                            else
                                delete message.traceId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.spanId = value;
                            else
                                delete message.spanId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.parentId = value;
                            else
                                delete message.parentId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Trace message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Trace
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Trace} Trace
             */
            Trace.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Trace)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Trace: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Trace();
                if (object.traceId != null)
                    if (object.traceId.length)
                        if (typeof object.traceId === "string")
                            $util.base64.decode(object.traceId, message.traceId = $util.newBuffer($util.base64.length(object.traceId)), 0);
                        else if (object.traceId.length >= 0)
                            message.traceId = object.traceId;
                if (object.spanId != null)
                    if (object.spanId.length)
                        if (typeof object.spanId === "string")
                            $util.base64.decode(object.spanId, message.spanId = $util.newBuffer($util.base64.length(object.spanId)), 0);
                        else if (object.spanId.length >= 0)
                            message.spanId = object.spanId;
                if (object.parentId != null)
                    if (object.parentId.length)
                        if (typeof object.parentId === "string")
                            $util.base64.decode(object.parentId, message.parentId = $util.newBuffer($util.base64.length(object.parentId)), 0);
                        else if (object.parentId.length >= 0)
                            message.parentId = object.parentId;
                return message;
            };

            /**
             * Creates a plain object from a Trace message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Trace
             * @static
             * @param {arqonbus.v1.Trace} message Trace
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Trace.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.traceId = "";
                    else {
                        object.traceId = [];
                        if (options.bytes !== $Array)
                            object.traceId = $util.newBuffer(object.traceId);
                    }
                    if (options.bytes === $String)
                        object.spanId = "";
                    else {
                        object.spanId = [];
                        if (options.bytes !== $Array)
                            object.spanId = $util.newBuffer(object.spanId);
                    }
                    if (options.bytes === $String)
                        object.parentId = "";
                    else {
                        object.parentId = [];
                        if (options.bytes !== $Array)
                            object.parentId = $util.newBuffer(object.parentId);
                    }
                }
                if (message.traceId != null && $Object.hasOwnProperty.call(message, "traceId"))
                    object.traceId = options.bytes === $String ? $util.base64.encode(message.traceId, 0, message.traceId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.traceId) : message.traceId;
                if (message.spanId != null && $Object.hasOwnProperty.call(message, "spanId"))
                    object.spanId = options.bytes === $String ? $util.base64.encode(message.spanId, 0, message.spanId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.spanId) : message.spanId;
                if (message.parentId != null && $Object.hasOwnProperty.call(message, "parentId"))
                    object.parentId = options.bytes === $String ? $util.base64.encode(message.parentId, 0, message.parentId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.parentId) : message.parentId;
                return object;
            };

            /**
             * Converts this Trace to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Trace
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Trace.prototype.toJSON = function() {
                return Trace.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Trace
             * @function getTypeUrl
             * @memberof arqonbus.v1.Trace
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Trace.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Trace";
            };

            return Trace;
        })();

        v1.Envelope = (function() {

            /**
             * Properties of an Envelope.
             * @typedef {Object} arqonbus.v1.Envelope.$Properties
             * @property {Uint8Array|null} [id] Envelope id
             * @property {arqonbus.v1.MessageType|null} [type] Envelope type
             * @property {string|null} [topic] Envelope topic
             * @property {number|Long|null} [ts] Envelope ts
             * @property {string|null} [schema] Envelope schema
             * @property {arqonbus.v1.Trace.$Properties|null} [trace] Envelope trace
             * @property {string|null} [replyTo] Envelope replyTo
             * @property {Uint8Array|null} [correlationId] Envelope correlationId
             * @property {number|null} [deadline] Envelope deadline
             * @property {number|Long|null} [publisherSeq] Envelope publisherSeq
             * @property {Uint8Array|null} [payload] Envelope payload
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Envelope.
             * @memberof arqonbus.v1
             * @interface IEnvelope
             * @augments arqonbus.v1.Envelope.$Properties
             * @deprecated Use arqonbus.v1.Envelope.$Properties instead.
             */

            /**
             * Shape of an Envelope.
             * @typedef {arqonbus.v1.Envelope.$Properties} arqonbus.v1.Envelope.$Shape
             */

            /**
             * Constructs a new Envelope.
             * @memberof arqonbus.v1
             * @classdesc Represents an Envelope.
             * @constructor
             * @param {arqonbus.v1.Envelope.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Envelope = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Envelope id.
             * @member {Uint8Array} id
             * @memberof arqonbus.v1.Envelope
             * @instance
             */
            Envelope.prototype.id = $util.newBuffer([]);

            /**
             * Envelope type.
             * @member {arqonbus.v1.MessageType} type
             * @memberof arqonbus.v1.Envelope
             * @instance
             */
            Envelope.prototype.type = 0;

            /**
             * Envelope topic.
             * @member {string} topic
             * @memberof arqonbus.v1.Envelope
             * @instance
             */
            Envelope.prototype.topic = "";

            /**
             * Envelope ts.
             * @member {number|Long} ts
             * @memberof arqonbus.v1.Envelope
             * @instance
             */
            Envelope.prototype.ts = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Envelope schema.
             * @member {string} schema
             * @memberof arqonbus.v1.Envelope
             * @instance
             */
            Envelope.prototype.schema = "";

            /**
             * Envelope trace.
             * @member {arqonbus.v1.Trace.$Properties|null|undefined} trace
             * @memberof arqonbus.v1.Envelope
             * @instance
             */
            Envelope.prototype.trace = null;

            /**
             * Envelope replyTo.
             * @member {string} replyTo
             * @memberof arqonbus.v1.Envelope
             * @instance
             */
            Envelope.prototype.replyTo = "";

            /**
             * Envelope correlationId.
             * @member {Uint8Array} correlationId
             * @memberof arqonbus.v1.Envelope
             * @instance
             */
            Envelope.prototype.correlationId = $util.newBuffer([]);

            /**
             * Envelope deadline.
             * @member {number} deadline
             * @memberof arqonbus.v1.Envelope
             * @instance
             */
            Envelope.prototype.deadline = 0;

            /**
             * Envelope publisherSeq.
             * @member {number|Long} publisherSeq
             * @memberof arqonbus.v1.Envelope
             * @instance
             */
            Envelope.prototype.publisherSeq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Envelope payload.
             * @member {Uint8Array} payload
             * @memberof arqonbus.v1.Envelope
             * @instance
             */
            Envelope.prototype.payload = $util.newBuffer([]);

            /**
             * Creates a new Envelope instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Envelope
             * @static
             * @param {arqonbus.v1.Envelope.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Envelope} Envelope instance
             * @type {{
             *   (properties: arqonbus.v1.Envelope.$Shape): arqonbus.v1.Envelope & arqonbus.v1.Envelope.$Shape;
             *   (properties?: arqonbus.v1.Envelope.$Properties): arqonbus.v1.Envelope;
             * }}
             */
            Envelope.create = function(properties) {
                return new Envelope(properties);
            };

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link arqonbus.v1.Envelope.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Envelope
             * @static
             * @param {arqonbus.v1.Envelope.$Properties} message Envelope message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Envelope.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.id);
                if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.type);
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.topic);
                if (message.ts != null && $Object.hasOwnProperty.call(message, "ts") && (typeof message.ts === "object" ? message.ts.low || message.ts.high : message.ts !== 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).sfixed64(message.ts);
                if (message.schema != null && $Object.hasOwnProperty.call(message, "schema") && message.schema !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.schema);
                if (message.trace != null && $Object.hasOwnProperty.call(message, "trace"))
                    $root.arqonbus.v1.Trace.encode(message.trace, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.replyTo != null && $Object.hasOwnProperty.call(message, "replyTo") && message.replyTo !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.replyTo);
                if (message.correlationId != null && $Object.hasOwnProperty.call(message, "correlationId") && message.correlationId.length)
                    writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.correlationId);
                if (message.deadline != null && $Object.hasOwnProperty.call(message, "deadline") && message.deadline !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.deadline);
                if (message.publisherSeq != null && $Object.hasOwnProperty.call(message, "publisherSeq") && (typeof message.publisherSeq === "object" ? message.publisherSeq.low || message.publisherSeq.high : message.publisherSeq !== 0))
                    writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.publisherSeq);
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                    writer.uint32(/* id 15, wireType 2 =*/122).bytes(message.payload);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Envelope
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Envelope & arqonbus.v1.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Envelope.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Envelope();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.type = value;
                            else
                                delete message.type;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.topic = value;
                            else
                                delete message.topic;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.sfixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.ts = value;
                            else
                                delete message.ts;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.schema = value;
                            else
                                delete message.schema;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.trace = $root.arqonbus.v1.Trace.decode(reader, reader.size(), $undefined, _depth + 1, message.trace);
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.replyTo = value;
                            else
                                delete message.replyTo;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.correlationId = value;
                            else
                                delete message.correlationId;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.deadline = value;
                            else
                                delete message.deadline;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.publisherSeq = value;
                            else
                                delete message.publisherSeq;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.payload = value;
                            else
                                delete message.payload;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Envelope message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Envelope
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Envelope} Envelope
             */
            Envelope.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Envelope)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Envelope: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Envelope();
                if (object.id != null)
                    if (object.id.length)
                        if (typeof object.id === "string")
                            $util.base64.decode(object.id, message.id = $util.newBuffer($util.base64.length(object.id)), 0);
                        else if (object.id.length >= 0)
                            message.id = object.id;
                if (object.type !== 0 && (typeof object.type !== "string" || $root.arqonbus.v1.MessageType[object.type] !== 0))
                    switch (object.type) {
                    case "MESSAGE_TYPE_UNSPECIFIED":
                    case 0:
                        message.type = 0;
                        break;
                    case "MESSAGE_TYPE_EVENT":
                    case 1:
                        message.type = 1;
                        break;
                    case "MESSAGE_TYPE_JOB":
                    case 2:
                        message.type = 2;
                        break;
                    case "MESSAGE_TYPE_JOB_RESULT":
                    case 3:
                        message.type = 3;
                        break;
                    case "MESSAGE_TYPE_STREAM_START":
                    case 4:
                        message.type = 4;
                        break;
                    case "MESSAGE_TYPE_STREAM_CHUNK":
                    case 5:
                        message.type = 5;
                        break;
                    case "MESSAGE_TYPE_STREAM_END":
                    case 6:
                        message.type = 6;
                        break;
                    case "MESSAGE_TYPE_CONTROL":
                    case 7:
                        message.type = 7;
                        break;
                    default:
                        if (typeof object.type === "number" && (object.type | 0) === object.type)
                            message.type = object.type;
                    }
                if (object.topic != null)
                    if (typeof object.topic !== "string" || object.topic.length)
                        message.topic = $String(object.topic);
                if (object.ts != null)
                    if (typeof object.ts === "object" ? object.ts.low || object.ts.high : $Number(object.ts) !== 0)
                        if ($util.Long)
                            message.ts = $util.Long.fromValue(object.ts, false);
                        else if (typeof object.ts === "string")
                            message.ts = $parseInt(object.ts, 10);
                        else if (typeof object.ts === "number")
                            message.ts = object.ts;
                        else if (typeof object.ts === "object")
                            message.ts = new $util.LongBits(object.ts.low >>> 0, object.ts.high >>> 0).toNumber();
                if (object.schema != null)
                    if (typeof object.schema !== "string" || object.schema.length)
                        message.schema = $String(object.schema);
                if (object.trace != null) {
                    if (!$util.isObject(object.trace))
                        throw $TypeError(".arqonbus.v1.Envelope.trace: object expected");
                    message.trace = $root.arqonbus.v1.Trace.fromObject(object.trace, _depth + 1);
                }
                if (object.replyTo != null)
                    if (typeof object.replyTo !== "string" || object.replyTo.length)
                        message.replyTo = $String(object.replyTo);
                if (object.correlationId != null)
                    if (object.correlationId.length)
                        if (typeof object.correlationId === "string")
                            $util.base64.decode(object.correlationId, message.correlationId = $util.newBuffer($util.base64.length(object.correlationId)), 0);
                        else if (object.correlationId.length >= 0)
                            message.correlationId = object.correlationId;
                if (object.deadline != null)
                    if ($Number(object.deadline) !== 0)
                        message.deadline = object.deadline >>> 0;
                if (object.publisherSeq != null)
                    if (typeof object.publisherSeq === "object" ? object.publisherSeq.low || object.publisherSeq.high : $Number(object.publisherSeq) !== 0)
                        if ($util.Long)
                            message.publisherSeq = $util.Long.fromValue(object.publisherSeq, true);
                        else if (typeof object.publisherSeq === "string")
                            message.publisherSeq = $parseInt(object.publisherSeq, 10);
                        else if (typeof object.publisherSeq === "number")
                            message.publisherSeq = object.publisherSeq;
                        else if (typeof object.publisherSeq === "object")
                            message.publisherSeq = new $util.LongBits(object.publisherSeq.low >>> 0, object.publisherSeq.high >>> 0).toNumber(true);
                if (object.payload != null)
                    if (object.payload.length)
                        if (typeof object.payload === "string")
                            $util.base64.decode(object.payload, message.payload = $util.newBuffer($util.base64.length(object.payload)), 0);
                        else if (object.payload.length >= 0)
                            message.payload = object.payload;
                return message;
            };

            /**
             * Creates a plain object from an Envelope message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Envelope
             * @static
             * @param {arqonbus.v1.Envelope} message Envelope
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Envelope.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.id = "";
                    else {
                        object.id = [];
                        if (options.bytes !== $Array)
                            object.id = $util.newBuffer(object.id);
                    }
                    object.type = options.enums === $String ? "MESSAGE_TYPE_UNSPECIFIED" : 0;
                    object.topic = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.ts = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.ts = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.schema = "";
                    object.trace = null;
                    object.replyTo = "";
                    if (options.bytes === $String)
                        object.correlationId = "";
                    else {
                        object.correlationId = [];
                        if (options.bytes !== $Array)
                            object.correlationId = $util.newBuffer(object.correlationId);
                    }
                    object.deadline = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.publisherSeq = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.publisherSeq = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.payload = "";
                    else {
                        object.payload = [];
                        if (options.bytes !== $Array)
                            object.payload = $util.newBuffer(object.payload);
                    }
                }
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = options.bytes === $String ? $util.base64.encode(message.id, 0, message.id.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.id) : message.id;
                if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                    object.type = options.enums === $String ? $root.arqonbus.v1.MessageType[message.type] === $undefined ? message.type : $root.arqonbus.v1.MessageType[message.type] : message.type;
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    object.topic = message.topic;
                if (message.ts != null && $Object.hasOwnProperty.call(message, "ts"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.ts = typeof message.ts === "number" ? $BigInt(message.ts) : $util.Long.fromBits(message.ts.low >>> 0, message.ts.high >>> 0, false).toBigInt();
                    else if (typeof message.ts === "number")
                        object.ts = options.longs === $String ? $String(message.ts) : message.ts;
                    else
                        object.ts = options.longs === $String ? $util.Long.prototype.toString.call(message.ts) : options.longs === $Number ? new $util.LongBits(message.ts.low >>> 0, message.ts.high >>> 0).toNumber() : message.ts;
                if (message.schema != null && $Object.hasOwnProperty.call(message, "schema"))
                    object.schema = message.schema;
                if (message.trace != null && $Object.hasOwnProperty.call(message, "trace"))
                    object.trace = $root.arqonbus.v1.Trace.toObject(message.trace, options, _depth + 1);
                if (message.replyTo != null && $Object.hasOwnProperty.call(message, "replyTo"))
                    object.replyTo = message.replyTo;
                if (message.correlationId != null && $Object.hasOwnProperty.call(message, "correlationId"))
                    object.correlationId = options.bytes === $String ? $util.base64.encode(message.correlationId, 0, message.correlationId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.correlationId) : message.correlationId;
                if (message.deadline != null && $Object.hasOwnProperty.call(message, "deadline"))
                    object.deadline = message.deadline;
                if (message.publisherSeq != null && $Object.hasOwnProperty.call(message, "publisherSeq"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.publisherSeq = typeof message.publisherSeq === "number" ? $BigInt(message.publisherSeq) : $util.Long.fromBits(message.publisherSeq.low >>> 0, message.publisherSeq.high >>> 0, true).toBigInt();
                    else if (typeof message.publisherSeq === "number")
                        object.publisherSeq = options.longs === $String ? $String(message.publisherSeq) : message.publisherSeq;
                    else
                        object.publisherSeq = options.longs === $String ? $util.Long.prototype.toString.call(message.publisherSeq) : options.longs === $Number ? new $util.LongBits(message.publisherSeq.low >>> 0, message.publisherSeq.high >>> 0).toNumber(true) : message.publisherSeq;
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload"))
                    object.payload = options.bytes === $String ? $util.base64.encode(message.payload, 0, message.payload.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.payload) : message.payload;
                return object;
            };

            /**
             * Converts this Envelope to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Envelope
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Envelope.prototype.toJSON = function() {
                return Envelope.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Envelope
             * @function getTypeUrl
             * @memberof arqonbus.v1.Envelope
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Envelope.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Envelope";
            };

            return Envelope;
        })();

        /**
         * Commit enum.
         * @name arqonbus.v1.Commit
         * @enum {number}
         * @property {number} COMMIT_EPHEMERAL=0 COMMIT_EPHEMERAL value
         * @property {number} COMMIT_DURABLE=1 COMMIT_DURABLE value
         */
        v1.Commit = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "COMMIT_EPHEMERAL"] = 0;
            values[valuesById[1] = "COMMIT_DURABLE"] = 1;
            return values;
        })();

        v1.Delivery = (function() {

            /**
             * Properties of a Delivery.
             * @typedef {Object} arqonbus.v1.Delivery.$Properties
             * @property {number|Long|null} [pos] Delivery pos
             * @property {number|Long|null} [seq] Delivery seq
             * @property {number|null} [epoch] Delivery epoch
             * @property {string|null} [from] Delivery from
             * @property {string|null} [namespace] Delivery namespace
             * @property {arqonbus.v1.Commit|null} [commit] Delivery commit
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Delivery.
             * @memberof arqonbus.v1
             * @interface IDelivery
             * @augments arqonbus.v1.Delivery.$Properties
             * @deprecated Use arqonbus.v1.Delivery.$Properties instead.
             */

            /**
             * Shape of a Delivery.
             * @typedef {arqonbus.v1.Delivery.$Properties} arqonbus.v1.Delivery.$Shape
             */

            /**
             * Constructs a new Delivery.
             * @memberof arqonbus.v1
             * @classdesc Represents a Delivery.
             * @constructor
             * @param {arqonbus.v1.Delivery.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Delivery = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Delivery pos.
             * @member {number|Long} pos
             * @memberof arqonbus.v1.Delivery
             * @instance
             */
            Delivery.prototype.pos = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Delivery seq.
             * @member {number|Long} seq
             * @memberof arqonbus.v1.Delivery
             * @instance
             */
            Delivery.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Delivery epoch.
             * @member {number} epoch
             * @memberof arqonbus.v1.Delivery
             * @instance
             */
            Delivery.prototype.epoch = 0;

            /**
             * Delivery from.
             * @member {string} from
             * @memberof arqonbus.v1.Delivery
             * @instance
             */
            Delivery.prototype.from = "";

            /**
             * Delivery namespace.
             * @member {string} namespace
             * @memberof arqonbus.v1.Delivery
             * @instance
             */
            Delivery.prototype.namespace = "";

            /**
             * Delivery commit.
             * @member {arqonbus.v1.Commit} commit
             * @memberof arqonbus.v1.Delivery
             * @instance
             */
            Delivery.prototype.commit = 0;

            /**
             * Creates a new Delivery instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Delivery
             * @static
             * @param {arqonbus.v1.Delivery.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Delivery} Delivery instance
             * @type {{
             *   (properties: arqonbus.v1.Delivery.$Shape): arqonbus.v1.Delivery & arqonbus.v1.Delivery.$Shape;
             *   (properties?: arqonbus.v1.Delivery.$Properties): arqonbus.v1.Delivery;
             * }}
             */
            Delivery.create = function(properties) {
                return new Delivery(properties);
            };

            /**
             * Encodes the specified Delivery message. Does not implicitly {@link arqonbus.v1.Delivery.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Delivery
             * @static
             * @param {arqonbus.v1.Delivery.$Properties} message Delivery message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Delivery.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.pos != null && $Object.hasOwnProperty.call(message, "pos") && (typeof message.pos === "object" ? message.pos.low || message.pos.high : message.pos !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.pos);
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.seq);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.epoch);
                if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.from);
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace") && message.namespace !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.namespace);
                if (message.commit != null && $Object.hasOwnProperty.call(message, "commit") && message.commit !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).int32(message.commit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Delivery message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Delivery
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Delivery & arqonbus.v1.Delivery.$Shape} Delivery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Delivery.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Delivery();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.pos = value;
                            else
                                delete message.pos;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seq = value;
                            else
                                delete message.seq;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.from = value;
                            else
                                delete message.from;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.namespace = value;
                            else
                                delete message.namespace;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.commit = value;
                            else
                                delete message.commit;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Delivery message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Delivery
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Delivery} Delivery
             */
            Delivery.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Delivery)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Delivery: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Delivery();
                if (object.pos != null)
                    if (typeof object.pos === "object" ? object.pos.low || object.pos.high : $Number(object.pos) !== 0)
                        if ($util.Long)
                            message.pos = $util.Long.fromValue(object.pos, true);
                        else if (typeof object.pos === "string")
                            message.pos = $parseInt(object.pos, 10);
                        else if (typeof object.pos === "number")
                            message.pos = object.pos;
                        else if (typeof object.pos === "object")
                            message.pos = new $util.LongBits(object.pos.low >>> 0, object.pos.high >>> 0).toNumber(true);
                if (object.seq != null)
                    if (typeof object.seq === "object" ? object.seq.low || object.seq.high : $Number(object.seq) !== 0)
                        if ($util.Long)
                            message.seq = $util.Long.fromValue(object.seq, true);
                        else if (typeof object.seq === "string")
                            message.seq = $parseInt(object.seq, 10);
                        else if (typeof object.seq === "number")
                            message.seq = object.seq;
                        else if (typeof object.seq === "object")
                            message.seq = new $util.LongBits(object.seq.low >>> 0, object.seq.high >>> 0).toNumber(true);
                if (object.epoch != null)
                    if ($Number(object.epoch) !== 0)
                        message.epoch = object.epoch >>> 0;
                if (object.from != null)
                    if (typeof object.from !== "string" || object.from.length)
                        message.from = $String(object.from);
                if (object.namespace != null)
                    if (typeof object.namespace !== "string" || object.namespace.length)
                        message.namespace = $String(object.namespace);
                if (object.commit !== 0 && (typeof object.commit !== "string" || $root.arqonbus.v1.Commit[object.commit] !== 0))
                    switch (object.commit) {
                    case "COMMIT_EPHEMERAL":
                    case 0:
                        message.commit = 0;
                        break;
                    case "COMMIT_DURABLE":
                    case 1:
                        message.commit = 1;
                        break;
                    default:
                        if (typeof object.commit === "number" && (object.commit | 0) === object.commit)
                            message.commit = object.commit;
                    }
                return message;
            };

            /**
             * Creates a plain object from a Delivery message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Delivery
             * @static
             * @param {arqonbus.v1.Delivery} message Delivery
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Delivery.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.pos = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.pos = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.seq = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.seq = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.epoch = 0;
                    object.from = "";
                    object.namespace = "";
                    object.commit = options.enums === $String ? "COMMIT_EPHEMERAL" : 0;
                }
                if (message.pos != null && $Object.hasOwnProperty.call(message, "pos"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.pos = typeof message.pos === "number" ? $BigInt(message.pos) : $util.Long.fromBits(message.pos.low >>> 0, message.pos.high >>> 0, true).toBigInt();
                    else if (typeof message.pos === "number")
                        object.pos = options.longs === $String ? $String(message.pos) : message.pos;
                    else
                        object.pos = options.longs === $String ? $util.Long.prototype.toString.call(message.pos) : options.longs === $Number ? new $util.LongBits(message.pos.low >>> 0, message.pos.high >>> 0).toNumber(true) : message.pos;
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.seq = typeof message.seq === "number" ? $BigInt(message.seq) : $util.Long.fromBits(message.seq.low >>> 0, message.seq.high >>> 0, true).toBigInt();
                    else if (typeof message.seq === "number")
                        object.seq = options.longs === $String ? $String(message.seq) : message.seq;
                    else
                        object.seq = options.longs === $String ? $util.Long.prototype.toString.call(message.seq) : options.longs === $Number ? new $util.LongBits(message.seq.low >>> 0, message.seq.high >>> 0).toNumber(true) : message.seq;
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    object.epoch = message.epoch;
                if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                    object.from = message.from;
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace"))
                    object.namespace = message.namespace;
                if (message.commit != null && $Object.hasOwnProperty.call(message, "commit"))
                    object.commit = options.enums === $String ? $root.arqonbus.v1.Commit[message.commit] === $undefined ? message.commit : $root.arqonbus.v1.Commit[message.commit] : message.commit;
                return object;
            };

            /**
             * Converts this Delivery to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Delivery
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Delivery.prototype.toJSON = function() {
                return Delivery.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Delivery
             * @function getTypeUrl
             * @memberof arqonbus.v1.Delivery
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Delivery.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Delivery";
            };

            return Delivery;
        })();

        /**
         * ActorKind enum.
         * @name arqonbus.v1.ActorKind
         * @enum {number}
         * @property {number} ACTOR_KIND_UNSPECIFIED=0 ACTOR_KIND_UNSPECIFIED value
         * @property {number} ACTOR_KIND_HUMAN=1 ACTOR_KIND_HUMAN value
         * @property {number} ACTOR_KIND_MACHINE=2 ACTOR_KIND_MACHINE value
         */
        v1.ActorKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ACTOR_KIND_UNSPECIFIED"] = 0;
            values[valuesById[1] = "ACTOR_KIND_HUMAN"] = 1;
            values[valuesById[2] = "ACTOR_KIND_MACHINE"] = 2;
            return values;
        })();

        v1.Actor = (function() {

            /**
             * Properties of an Actor.
             * @typedef {Object} arqonbus.v1.Actor.$Properties
             * @property {string|null} [id] Actor id
             * @property {arqonbus.v1.ActorKind|null} [kind] Actor kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Actor.
             * @memberof arqonbus.v1
             * @interface IActor
             * @augments arqonbus.v1.Actor.$Properties
             * @deprecated Use arqonbus.v1.Actor.$Properties instead.
             */

            /**
             * Shape of an Actor.
             * @typedef {arqonbus.v1.Actor.$Properties} arqonbus.v1.Actor.$Shape
             */

            /**
             * Constructs a new Actor.
             * @memberof arqonbus.v1
             * @classdesc Represents an Actor.
             * @constructor
             * @param {arqonbus.v1.Actor.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Actor = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Actor id.
             * @member {string} id
             * @memberof arqonbus.v1.Actor
             * @instance
             */
            Actor.prototype.id = "";

            /**
             * Actor kind.
             * @member {arqonbus.v1.ActorKind} kind
             * @memberof arqonbus.v1.Actor
             * @instance
             */
            Actor.prototype.kind = 0;

            /**
             * Creates a new Actor instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Actor
             * @static
             * @param {arqonbus.v1.Actor.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Actor} Actor instance
             * @type {{
             *   (properties: arqonbus.v1.Actor.$Shape): arqonbus.v1.Actor & arqonbus.v1.Actor.$Shape;
             *   (properties?: arqonbus.v1.Actor.$Properties): arqonbus.v1.Actor;
             * }}
             */
            Actor.create = function(properties) {
                return new Actor(properties);
            };

            /**
             * Encodes the specified Actor message. Does not implicitly {@link arqonbus.v1.Actor.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Actor
             * @static
             * @param {arqonbus.v1.Actor.$Properties} message Actor message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Actor.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.kind);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Actor message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Actor
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Actor & arqonbus.v1.Actor.$Shape} Actor
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Actor.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Actor();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Actor message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Actor
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Actor} Actor
             */
            Actor.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Actor)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Actor: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Actor();
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.kind !== 0 && (typeof object.kind !== "string" || $root.arqonbus.v1.ActorKind[object.kind] !== 0))
                    switch (object.kind) {
                    case "ACTOR_KIND_UNSPECIFIED":
                    case 0:
                        message.kind = 0;
                        break;
                    case "ACTOR_KIND_HUMAN":
                    case 1:
                        message.kind = 1;
                        break;
                    case "ACTOR_KIND_MACHINE":
                    case 2:
                        message.kind = 2;
                        break;
                    default:
                        if (typeof object.kind === "number" && (object.kind | 0) === object.kind)
                            message.kind = object.kind;
                    }
                return message;
            };

            /**
             * Creates a plain object from an Actor message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Actor
             * @static
             * @param {arqonbus.v1.Actor} message Actor
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Actor.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.id = "";
                    object.kind = options.enums === $String ? "ACTOR_KIND_UNSPECIFIED" : 0;
                }
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = options.enums === $String ? $root.arqonbus.v1.ActorKind[message.kind] === $undefined ? message.kind : $root.arqonbus.v1.ActorKind[message.kind] : message.kind;
                return object;
            };

            /**
             * Converts this Actor to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Actor
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Actor.prototype.toJSON = function() {
                return Actor.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Actor
             * @function getTypeUrl
             * @memberof arqonbus.v1.Actor
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Actor.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Actor";
            };

            return Actor;
        })();

        v1.Record = (function() {

            /**
             * Properties of a Record.
             * @typedef {Object} arqonbus.v1.Record.$Properties
             * @property {Uint8Array|null} [prev] Record prev
             * @property {number|Long|null} [pos] Record pos
             * @property {number|null} [epoch] Record epoch
             * @property {number|Long|null} [time] Record time
             * @property {arqonbus.v1.Actor.$Properties|null} [actor] Record actor
             * @property {string|null} [run] Record run
             * @property {string|null} [phase] Record phase
             * @property {string|null} [device] Record device
             * @property {boolean|null} [simulated] Record simulated
             * @property {arqonbus.v1.LogOpened.$Properties|null} [logOpened] Record logOpened
             * @property {arqonbus.v1.EngineStarted.$Properties|null} [engineStarted] Record engineStarted
             * @property {arqonbus.v1.EngineClosed.$Properties|null} [engineClosed] Record engineClosed
             * @property {arqonbus.v1.TailQuarantined.$Properties|null} [tailQuarantined] Record tailQuarantined
             * @property {arqonbus.v1.WorkspaceTrusted.$Properties|null} [workspaceTrusted] Record workspaceTrusted
             * @property {arqonbus.v1.PolicyApplied.$Properties|null} [policyApplied] Record policyApplied
             * @property {arqonbus.v1.DataRegistered.$Properties|null} [dataRegistered] Record dataRegistered
             * @property {arqonbus.v1.ComponentRegistered.$Properties|null} [componentRegistered] Record componentRegistered
             * @property {arqonbus.v1.PartyJoined.$Properties|null} [partyJoined] Record partyJoined
             * @property {arqonbus.v1.PartyLeft.$Properties|null} [partyLeft] Record partyLeft
             * @property {arqonbus.v1.Refusals.$Properties|null} [refusals] Record refusals
             * @property {arqonbus.v1.TokenIssued.$Properties|null} [tokenIssued] Record tokenIssued
             * @property {arqonbus.v1.OperatorStarted.$Properties|null} [operatorStarted] Record operatorStarted
             * @property {arqonbus.v1.OperatorEnded.$Properties|null} [operatorEnded] Record operatorEnded
             * @property {arqonbus.v1.RunStarted.$Properties|null} [runStarted] Record runStarted
             * @property {arqonbus.v1.PhaseStarted.$Properties|null} [phaseStarted] Record phaseStarted
             * @property {arqonbus.v1.PhaseEnded.$Properties|null} [phaseEnded] Record phaseEnded
             * @property {arqonbus.v1.Gate.$Properties|null} [gate] Record gate
             * @property {arqonbus.v1.Input.$Properties|null} [input] Record input
             * @property {arqonbus.v1.Finding.$Properties|null} [finding] Record finding
             * @property {arqonbus.v1.ProofOfWork.$Properties|null} [proofOfWork] Record proofOfWork
             * @property {arqonbus.v1.Model.$Properties|null} [model] Record model
             * @property {arqonbus.v1.Output.$Properties|null} [output] Record output
             * @property {arqonbus.v1.Metrics.$Properties|null} [metrics] Record metrics
             * @property {arqonbus.v1.Breach.$Properties|null} [breach] Record breach
             * @property {arqonbus.v1.RunEnded.$Properties|null} [runEnded] Record runEnded
             * @property {arqonbus.v1.BreachAcknowledged.$Properties|null} [breachAcknowledged] Record breachAcknowledged
             * @property {arqonbus.v1.StopRequested.$Properties|null} [stopRequested] Record stopRequested
             * @property {arqonbus.v1.JobSubmitted.$Properties|null} [jobSubmitted] Record jobSubmitted
             * @property {arqonbus.v1.JobFinished.$Properties|null} [jobFinished] Record jobFinished
             * @property {arqonbus.v1.StreamStarted.$Properties|null} [streamStarted] Record streamStarted
             * @property {arqonbus.v1.StreamEnded.$Properties|null} [streamEnded] Record streamEnded
             * @property {arqonbus.v1.Anchor.$Properties|null} [anchor] Record anchor
             * @property {arqonbus.v1.Snapshot.$Properties|null} [snapshot] Record snapshot
             * @property {"logOpened"|"engineStarted"|"engineClosed"|"tailQuarantined"|"workspaceTrusted"|"policyApplied"|"dataRegistered"|"componentRegistered"|"partyJoined"|"partyLeft"|"refusals"|"tokenIssued"|"operatorStarted"|"operatorEnded"|"runStarted"|"phaseStarted"|"phaseEnded"|"gate"|"input"|"finding"|"proofOfWork"|"model"|"output"|"metrics"|"breach"|"runEnded"|"breachAcknowledged"|"stopRequested"|"jobSubmitted"|"jobFinished"|"streamStarted"|"streamEnded"|"anchor"|"snapshot"} [body] Record body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Record.
             * @memberof arqonbus.v1
             * @interface IRecord
             * @augments arqonbus.v1.Record.$Properties
             * @deprecated Use arqonbus.v1.Record.$Properties instead.
             */

            /**
             * Narrowed shape of a Record.
             * @typedef {{
             *   prev?: Uint8Array|null;
             *   pos?: number|Long|null;
             *   epoch?: number|null;
             *   time?: number|Long|null;
             *   actor?: arqonbus.v1.Actor.$Shape|null;
             *   run?: string|null;
             *   phase?: string|null;
             *   device?: string|null;
             *   simulated?: boolean|null;
             *   logOpened?: arqonbus.v1.LogOpened.$Shape|null;
             *   engineStarted?: arqonbus.v1.EngineStarted.$Shape|null;
             *   engineClosed?: arqonbus.v1.EngineClosed.$Shape|null;
             *   tailQuarantined?: arqonbus.v1.TailQuarantined.$Shape|null;
             *   workspaceTrusted?: arqonbus.v1.WorkspaceTrusted.$Shape|null;
             *   policyApplied?: arqonbus.v1.PolicyApplied.$Shape|null;
             *   dataRegistered?: arqonbus.v1.DataRegistered.$Shape|null;
             *   componentRegistered?: arqonbus.v1.ComponentRegistered.$Shape|null;
             *   partyJoined?: arqonbus.v1.PartyJoined.$Shape|null;
             *   partyLeft?: arqonbus.v1.PartyLeft.$Shape|null;
             *   refusals?: arqonbus.v1.Refusals.$Shape|null;
             *   tokenIssued?: arqonbus.v1.TokenIssued.$Shape|null;
             *   operatorStarted?: arqonbus.v1.OperatorStarted.$Shape|null;
             *   operatorEnded?: arqonbus.v1.OperatorEnded.$Shape|null;
             *   runStarted?: arqonbus.v1.RunStarted.$Shape|null;
             *   phaseStarted?: arqonbus.v1.PhaseStarted.$Shape|null;
             *   phaseEnded?: arqonbus.v1.PhaseEnded.$Shape|null;
             *   gate?: arqonbus.v1.Gate.$Shape|null;
             *   input?: arqonbus.v1.Input.$Shape|null;
             *   finding?: arqonbus.v1.Finding.$Shape|null;
             *   proofOfWork?: arqonbus.v1.ProofOfWork.$Shape|null;
             *   model?: arqonbus.v1.Model.$Shape|null;
             *   output?: arqonbus.v1.Output.$Shape|null;
             *   metrics?: arqonbus.v1.Metrics.$Shape|null;
             *   breach?: arqonbus.v1.Breach.$Shape|null;
             *   runEnded?: arqonbus.v1.RunEnded.$Shape|null;
             *   breachAcknowledged?: arqonbus.v1.BreachAcknowledged.$Shape|null;
             *   stopRequested?: arqonbus.v1.StopRequested.$Shape|null;
             *   jobSubmitted?: arqonbus.v1.JobSubmitted.$Shape|null;
             *   jobFinished?: arqonbus.v1.JobFinished.$Shape|null;
             *   streamStarted?: arqonbus.v1.StreamStarted.$Shape|null;
             *   streamEnded?: arqonbus.v1.StreamEnded.$Shape|null;
             *   anchor?: arqonbus.v1.Anchor.$Shape|null;
             *   snapshot?: arqonbus.v1.Snapshot.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ body?: undefined; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "logOpened"; logOpened: arqonbus.v1.LogOpened.$Shape; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "engineStarted"; logOpened?: null; engineStarted: arqonbus.v1.EngineStarted.$Shape; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "engineClosed"; logOpened?: null; engineStarted?: null; engineClosed: arqonbus.v1.EngineClosed.$Shape; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "tailQuarantined"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined: arqonbus.v1.TailQuarantined.$Shape; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "workspaceTrusted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted: arqonbus.v1.WorkspaceTrusted.$Shape; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "policyApplied"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied: arqonbus.v1.PolicyApplied.$Shape; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "dataRegistered"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered: arqonbus.v1.DataRegistered.$Shape; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "componentRegistered"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered: arqonbus.v1.ComponentRegistered.$Shape; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "partyJoined"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined: arqonbus.v1.PartyJoined.$Shape; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "partyLeft"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft: arqonbus.v1.PartyLeft.$Shape; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "refusals"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals: arqonbus.v1.Refusals.$Shape; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "tokenIssued"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued: arqonbus.v1.TokenIssued.$Shape; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "operatorStarted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted: arqonbus.v1.OperatorStarted.$Shape; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "operatorEnded"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded: arqonbus.v1.OperatorEnded.$Shape; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "runStarted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted: arqonbus.v1.RunStarted.$Shape; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "phaseStarted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted: arqonbus.v1.PhaseStarted.$Shape; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "phaseEnded"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded: arqonbus.v1.PhaseEnded.$Shape; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "gate"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate: arqonbus.v1.Gate.$Shape; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "input"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input: arqonbus.v1.Input.$Shape; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "finding"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding: arqonbus.v1.Finding.$Shape; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "proofOfWork"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork: arqonbus.v1.ProofOfWork.$Shape; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "model"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model: arqonbus.v1.Model.$Shape; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "output"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output: arqonbus.v1.Output.$Shape; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "metrics"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics: arqonbus.v1.Metrics.$Shape; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "breach"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach: arqonbus.v1.Breach.$Shape; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "runEnded"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded: arqonbus.v1.RunEnded.$Shape; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "breachAcknowledged"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged: arqonbus.v1.BreachAcknowledged.$Shape; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "stopRequested"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested: arqonbus.v1.StopRequested.$Shape; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "jobSubmitted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted: arqonbus.v1.JobSubmitted.$Shape; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "jobFinished"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished: arqonbus.v1.JobFinished.$Shape; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "streamStarted"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted: arqonbus.v1.StreamStarted.$Shape; streamEnded?: null; anchor?: null; snapshot?: null }|{ body?: "streamEnded"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded: arqonbus.v1.StreamEnded.$Shape; anchor?: null; snapshot?: null }|{ body?: "anchor"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor: arqonbus.v1.Anchor.$Shape; snapshot?: null }|{ body?: "snapshot"; logOpened?: null; engineStarted?: null; engineClosed?: null; tailQuarantined?: null; workspaceTrusted?: null; policyApplied?: null; dataRegistered?: null; componentRegistered?: null; partyJoined?: null; partyLeft?: null; refusals?: null; tokenIssued?: null; operatorStarted?: null; operatorEnded?: null; runStarted?: null; phaseStarted?: null; phaseEnded?: null; gate?: null; input?: null; finding?: null; proofOfWork?: null; model?: null; output?: null; metrics?: null; breach?: null; runEnded?: null; breachAcknowledged?: null; stopRequested?: null; jobSubmitted?: null; jobFinished?: null; streamStarted?: null; streamEnded?: null; anchor?: null; snapshot: arqonbus.v1.Snapshot.$Shape })
             * )} arqonbus.v1.Record.$Shape
             */

            /**
             * Constructs a new Record.
             * @memberof arqonbus.v1
             * @classdesc Represents a Record.
             * @constructor
             * @param {arqonbus.v1.Record.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Record = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Record prev.
             * @member {Uint8Array} prev
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.prev = $util.newBuffer([]);

            /**
             * Record pos.
             * @member {number|Long} pos
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.pos = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Record epoch.
             * @member {number} epoch
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.epoch = 0;

            /**
             * Record time.
             * @member {number|Long} time
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.time = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Record actor.
             * @member {arqonbus.v1.Actor.$Properties|null|undefined} actor
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.actor = null;

            /**
             * Record run.
             * @member {string} run
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.run = "";

            /**
             * Record phase.
             * @member {string} phase
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.phase = "";

            /**
             * Record device.
             * @member {string} device
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.device = "";

            /**
             * Record simulated.
             * @member {boolean} simulated
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.simulated = false;

            /**
             * Record logOpened.
             * @member {arqonbus.v1.LogOpened.$Properties|null|undefined} logOpened
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.logOpened = null;

            /**
             * Record engineStarted.
             * @member {arqonbus.v1.EngineStarted.$Properties|null|undefined} engineStarted
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.engineStarted = null;

            /**
             * Record engineClosed.
             * @member {arqonbus.v1.EngineClosed.$Properties|null|undefined} engineClosed
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.engineClosed = null;

            /**
             * Record tailQuarantined.
             * @member {arqonbus.v1.TailQuarantined.$Properties|null|undefined} tailQuarantined
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.tailQuarantined = null;

            /**
             * Record workspaceTrusted.
             * @member {arqonbus.v1.WorkspaceTrusted.$Properties|null|undefined} workspaceTrusted
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.workspaceTrusted = null;

            /**
             * Record policyApplied.
             * @member {arqonbus.v1.PolicyApplied.$Properties|null|undefined} policyApplied
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.policyApplied = null;

            /**
             * Record dataRegistered.
             * @member {arqonbus.v1.DataRegistered.$Properties|null|undefined} dataRegistered
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.dataRegistered = null;

            /**
             * Record componentRegistered.
             * @member {arqonbus.v1.ComponentRegistered.$Properties|null|undefined} componentRegistered
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.componentRegistered = null;

            /**
             * Record partyJoined.
             * @member {arqonbus.v1.PartyJoined.$Properties|null|undefined} partyJoined
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.partyJoined = null;

            /**
             * Record partyLeft.
             * @member {arqonbus.v1.PartyLeft.$Properties|null|undefined} partyLeft
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.partyLeft = null;

            /**
             * Record refusals.
             * @member {arqonbus.v1.Refusals.$Properties|null|undefined} refusals
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.refusals = null;

            /**
             * Record tokenIssued.
             * @member {arqonbus.v1.TokenIssued.$Properties|null|undefined} tokenIssued
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.tokenIssued = null;

            /**
             * Record operatorStarted.
             * @member {arqonbus.v1.OperatorStarted.$Properties|null|undefined} operatorStarted
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.operatorStarted = null;

            /**
             * Record operatorEnded.
             * @member {arqonbus.v1.OperatorEnded.$Properties|null|undefined} operatorEnded
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.operatorEnded = null;

            /**
             * Record runStarted.
             * @member {arqonbus.v1.RunStarted.$Properties|null|undefined} runStarted
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.runStarted = null;

            /**
             * Record phaseStarted.
             * @member {arqonbus.v1.PhaseStarted.$Properties|null|undefined} phaseStarted
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.phaseStarted = null;

            /**
             * Record phaseEnded.
             * @member {arqonbus.v1.PhaseEnded.$Properties|null|undefined} phaseEnded
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.phaseEnded = null;

            /**
             * Record gate.
             * @member {arqonbus.v1.Gate.$Properties|null|undefined} gate
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.gate = null;

            /**
             * Record input.
             * @member {arqonbus.v1.Input.$Properties|null|undefined} input
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.input = null;

            /**
             * Record finding.
             * @member {arqonbus.v1.Finding.$Properties|null|undefined} finding
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.finding = null;

            /**
             * Record proofOfWork.
             * @member {arqonbus.v1.ProofOfWork.$Properties|null|undefined} proofOfWork
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.proofOfWork = null;

            /**
             * Record model.
             * @member {arqonbus.v1.Model.$Properties|null|undefined} model
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.model = null;

            /**
             * Record output.
             * @member {arqonbus.v1.Output.$Properties|null|undefined} output
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.output = null;

            /**
             * Record metrics.
             * @member {arqonbus.v1.Metrics.$Properties|null|undefined} metrics
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.metrics = null;

            /**
             * Record breach.
             * @member {arqonbus.v1.Breach.$Properties|null|undefined} breach
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.breach = null;

            /**
             * Record runEnded.
             * @member {arqonbus.v1.RunEnded.$Properties|null|undefined} runEnded
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.runEnded = null;

            /**
             * Record breachAcknowledged.
             * @member {arqonbus.v1.BreachAcknowledged.$Properties|null|undefined} breachAcknowledged
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.breachAcknowledged = null;

            /**
             * Record stopRequested.
             * @member {arqonbus.v1.StopRequested.$Properties|null|undefined} stopRequested
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.stopRequested = null;

            /**
             * Record jobSubmitted.
             * @member {arqonbus.v1.JobSubmitted.$Properties|null|undefined} jobSubmitted
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.jobSubmitted = null;

            /**
             * Record jobFinished.
             * @member {arqonbus.v1.JobFinished.$Properties|null|undefined} jobFinished
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.jobFinished = null;

            /**
             * Record streamStarted.
             * @member {arqonbus.v1.StreamStarted.$Properties|null|undefined} streamStarted
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.streamStarted = null;

            /**
             * Record streamEnded.
             * @member {arqonbus.v1.StreamEnded.$Properties|null|undefined} streamEnded
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.streamEnded = null;

            /**
             * Record anchor.
             * @member {arqonbus.v1.Anchor.$Properties|null|undefined} anchor
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.anchor = null;

            /**
             * Record snapshot.
             * @member {arqonbus.v1.Snapshot.$Properties|null|undefined} snapshot
             * @memberof arqonbus.v1.Record
             * @instance
             */
            Record.prototype.snapshot = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Record body.
             * @member {"logOpened"|"engineStarted"|"engineClosed"|"tailQuarantined"|"workspaceTrusted"|"policyApplied"|"dataRegistered"|"componentRegistered"|"partyJoined"|"partyLeft"|"refusals"|"tokenIssued"|"operatorStarted"|"operatorEnded"|"runStarted"|"phaseStarted"|"phaseEnded"|"gate"|"input"|"finding"|"proofOfWork"|"model"|"output"|"metrics"|"breach"|"runEnded"|"breachAcknowledged"|"stopRequested"|"jobSubmitted"|"jobFinished"|"streamStarted"|"streamEnded"|"anchor"|"snapshot"|undefined} body
             * @memberof arqonbus.v1.Record
             * @instance
             */
            $Object.defineProperty(Record.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["logOpened", "engineStarted", "engineClosed", "tailQuarantined", "workspaceTrusted", "policyApplied", "dataRegistered", "componentRegistered", "partyJoined", "partyLeft", "refusals", "tokenIssued", "operatorStarted", "operatorEnded", "runStarted", "phaseStarted", "phaseEnded", "gate", "input", "finding", "proofOfWork", "model", "output", "metrics", "breach", "runEnded", "breachAcknowledged", "stopRequested", "jobSubmitted", "jobFinished", "streamStarted", "streamEnded", "anchor", "snapshot"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Record instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Record
             * @static
             * @param {arqonbus.v1.Record.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Record} Record instance
             * @type {{
             *   (properties: arqonbus.v1.Record.$Shape): arqonbus.v1.Record & arqonbus.v1.Record.$Shape;
             *   (properties?: arqonbus.v1.Record.$Properties): arqonbus.v1.Record;
             * }}
             */
            Record.create = function(properties) {
                return new Record(properties);
            };

            /**
             * Encodes the specified Record message. Does not implicitly {@link arqonbus.v1.Record.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Record
             * @static
             * @param {arqonbus.v1.Record.$Properties} message Record message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Record.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.prev != null && $Object.hasOwnProperty.call(message, "prev") && message.prev.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.prev);
                if (message.pos != null && $Object.hasOwnProperty.call(message, "pos") && (typeof message.pos === "object" ? message.pos.low || message.pos.high : message.pos !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.pos);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.epoch);
                if (message.time != null && $Object.hasOwnProperty.call(message, "time") && (typeof message.time === "object" ? message.time.low || message.time.high : message.time !== 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).sfixed64(message.time);
                if (message.actor != null && $Object.hasOwnProperty.call(message, "actor"))
                    $root.arqonbus.v1.Actor.encode(message.actor, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.run != null && $Object.hasOwnProperty.call(message, "run") && message.run !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.run);
                if (message.phase != null && $Object.hasOwnProperty.call(message, "phase") && message.phase !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.phase);
                if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.device);
                if (message.simulated != null && $Object.hasOwnProperty.call(message, "simulated") && message.simulated !== false)
                    writer.uint32(/* id 9, wireType 0 =*/72).bool(message.simulated);
                if (message.logOpened != null && $Object.hasOwnProperty.call(message, "logOpened"))
                    $root.arqonbus.v1.LogOpened.encode(message.logOpened, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.engineStarted != null && $Object.hasOwnProperty.call(message, "engineStarted"))
                    $root.arqonbus.v1.EngineStarted.encode(message.engineStarted, writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
                if (message.engineClosed != null && $Object.hasOwnProperty.call(message, "engineClosed"))
                    $root.arqonbus.v1.EngineClosed.encode(message.engineClosed, writer.uint32(/* id 18, wireType 2 =*/146).fork(), _depth + 1).ldelim();
                if (message.tailQuarantined != null && $Object.hasOwnProperty.call(message, "tailQuarantined"))
                    $root.arqonbus.v1.TailQuarantined.encode(message.tailQuarantined, writer.uint32(/* id 19, wireType 2 =*/154).fork(), _depth + 1).ldelim();
                if (message.workspaceTrusted != null && $Object.hasOwnProperty.call(message, "workspaceTrusted"))
                    $root.arqonbus.v1.WorkspaceTrusted.encode(message.workspaceTrusted, writer.uint32(/* id 20, wireType 2 =*/162).fork(), _depth + 1).ldelim();
                if (message.policyApplied != null && $Object.hasOwnProperty.call(message, "policyApplied"))
                    $root.arqonbus.v1.PolicyApplied.encode(message.policyApplied, writer.uint32(/* id 21, wireType 2 =*/170).fork(), _depth + 1).ldelim();
                if (message.dataRegistered != null && $Object.hasOwnProperty.call(message, "dataRegistered"))
                    $root.arqonbus.v1.DataRegistered.encode(message.dataRegistered, writer.uint32(/* id 22, wireType 2 =*/178).fork(), _depth + 1).ldelim();
                if (message.componentRegistered != null && $Object.hasOwnProperty.call(message, "componentRegistered"))
                    $root.arqonbus.v1.ComponentRegistered.encode(message.componentRegistered, writer.uint32(/* id 23, wireType 2 =*/186).fork(), _depth + 1).ldelim();
                if (message.partyJoined != null && $Object.hasOwnProperty.call(message, "partyJoined"))
                    $root.arqonbus.v1.PartyJoined.encode(message.partyJoined, writer.uint32(/* id 24, wireType 2 =*/194).fork(), _depth + 1).ldelim();
                if (message.partyLeft != null && $Object.hasOwnProperty.call(message, "partyLeft"))
                    $root.arqonbus.v1.PartyLeft.encode(message.partyLeft, writer.uint32(/* id 25, wireType 2 =*/202).fork(), _depth + 1).ldelim();
                if (message.refusals != null && $Object.hasOwnProperty.call(message, "refusals"))
                    $root.arqonbus.v1.Refusals.encode(message.refusals, writer.uint32(/* id 26, wireType 2 =*/210).fork(), _depth + 1).ldelim();
                if (message.tokenIssued != null && $Object.hasOwnProperty.call(message, "tokenIssued"))
                    $root.arqonbus.v1.TokenIssued.encode(message.tokenIssued, writer.uint32(/* id 27, wireType 2 =*/218).fork(), _depth + 1).ldelim();
                if (message.operatorStarted != null && $Object.hasOwnProperty.call(message, "operatorStarted"))
                    $root.arqonbus.v1.OperatorStarted.encode(message.operatorStarted, writer.uint32(/* id 28, wireType 2 =*/226).fork(), _depth + 1).ldelim();
                if (message.operatorEnded != null && $Object.hasOwnProperty.call(message, "operatorEnded"))
                    $root.arqonbus.v1.OperatorEnded.encode(message.operatorEnded, writer.uint32(/* id 29, wireType 2 =*/234).fork(), _depth + 1).ldelim();
                if (message.runStarted != null && $Object.hasOwnProperty.call(message, "runStarted"))
                    $root.arqonbus.v1.RunStarted.encode(message.runStarted, writer.uint32(/* id 32, wireType 2 =*/258).fork(), _depth + 1).ldelim();
                if (message.phaseStarted != null && $Object.hasOwnProperty.call(message, "phaseStarted"))
                    $root.arqonbus.v1.PhaseStarted.encode(message.phaseStarted, writer.uint32(/* id 33, wireType 2 =*/266).fork(), _depth + 1).ldelim();
                if (message.phaseEnded != null && $Object.hasOwnProperty.call(message, "phaseEnded"))
                    $root.arqonbus.v1.PhaseEnded.encode(message.phaseEnded, writer.uint32(/* id 34, wireType 2 =*/274).fork(), _depth + 1).ldelim();
                if (message.gate != null && $Object.hasOwnProperty.call(message, "gate"))
                    $root.arqonbus.v1.Gate.encode(message.gate, writer.uint32(/* id 35, wireType 2 =*/282).fork(), _depth + 1).ldelim();
                if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
                    $root.arqonbus.v1.Input.encode(message.input, writer.uint32(/* id 36, wireType 2 =*/290).fork(), _depth + 1).ldelim();
                if (message.finding != null && $Object.hasOwnProperty.call(message, "finding"))
                    $root.arqonbus.v1.Finding.encode(message.finding, writer.uint32(/* id 37, wireType 2 =*/298).fork(), _depth + 1).ldelim();
                if (message.proofOfWork != null && $Object.hasOwnProperty.call(message, "proofOfWork"))
                    $root.arqonbus.v1.ProofOfWork.encode(message.proofOfWork, writer.uint32(/* id 38, wireType 2 =*/306).fork(), _depth + 1).ldelim();
                if (message.model != null && $Object.hasOwnProperty.call(message, "model"))
                    $root.arqonbus.v1.Model.encode(message.model, writer.uint32(/* id 39, wireType 2 =*/314).fork(), _depth + 1).ldelim();
                if (message.output != null && $Object.hasOwnProperty.call(message, "output"))
                    $root.arqonbus.v1.Output.encode(message.output, writer.uint32(/* id 40, wireType 2 =*/322).fork(), _depth + 1).ldelim();
                if (message.metrics != null && $Object.hasOwnProperty.call(message, "metrics"))
                    $root.arqonbus.v1.Metrics.encode(message.metrics, writer.uint32(/* id 41, wireType 2 =*/330).fork(), _depth + 1).ldelim();
                if (message.breach != null && $Object.hasOwnProperty.call(message, "breach"))
                    $root.arqonbus.v1.Breach.encode(message.breach, writer.uint32(/* id 42, wireType 2 =*/338).fork(), _depth + 1).ldelim();
                if (message.runEnded != null && $Object.hasOwnProperty.call(message, "runEnded"))
                    $root.arqonbus.v1.RunEnded.encode(message.runEnded, writer.uint32(/* id 43, wireType 2 =*/346).fork(), _depth + 1).ldelim();
                if (message.breachAcknowledged != null && $Object.hasOwnProperty.call(message, "breachAcknowledged"))
                    $root.arqonbus.v1.BreachAcknowledged.encode(message.breachAcknowledged, writer.uint32(/* id 44, wireType 2 =*/354).fork(), _depth + 1).ldelim();
                if (message.stopRequested != null && $Object.hasOwnProperty.call(message, "stopRequested"))
                    $root.arqonbus.v1.StopRequested.encode(message.stopRequested, writer.uint32(/* id 45, wireType 2 =*/362).fork(), _depth + 1).ldelim();
                if (message.jobSubmitted != null && $Object.hasOwnProperty.call(message, "jobSubmitted"))
                    $root.arqonbus.v1.JobSubmitted.encode(message.jobSubmitted, writer.uint32(/* id 48, wireType 2 =*/386).fork(), _depth + 1).ldelim();
                if (message.jobFinished != null && $Object.hasOwnProperty.call(message, "jobFinished"))
                    $root.arqonbus.v1.JobFinished.encode(message.jobFinished, writer.uint32(/* id 49, wireType 2 =*/394).fork(), _depth + 1).ldelim();
                if (message.streamStarted != null && $Object.hasOwnProperty.call(message, "streamStarted"))
                    $root.arqonbus.v1.StreamStarted.encode(message.streamStarted, writer.uint32(/* id 50, wireType 2 =*/402).fork(), _depth + 1).ldelim();
                if (message.streamEnded != null && $Object.hasOwnProperty.call(message, "streamEnded"))
                    $root.arqonbus.v1.StreamEnded.encode(message.streamEnded, writer.uint32(/* id 51, wireType 2 =*/410).fork(), _depth + 1).ldelim();
                if (message.anchor != null && $Object.hasOwnProperty.call(message, "anchor"))
                    $root.arqonbus.v1.Anchor.encode(message.anchor, writer.uint32(/* id 56, wireType 2 =*/450).fork(), _depth + 1).ldelim();
                if (message.snapshot != null && $Object.hasOwnProperty.call(message, "snapshot"))
                    $root.arqonbus.v1.Snapshot.encode(message.snapshot, writer.uint32(/* id 57, wireType 2 =*/458).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Record message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Record
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Record & arqonbus.v1.Record.$Shape} Record
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Record.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Record();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.prev = value;
                            else
                                delete message.prev;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.pos = value;
                            else
                                delete message.pos;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.sfixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.time = value;
                            else
                                delete message.time;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.actor = $root.arqonbus.v1.Actor.decode(reader, reader.size(), $undefined, _depth + 1, message.actor);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.run = value;
                            else
                                delete message.run;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.phase = value;
                            else
                                delete message.phase;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.device = value;
                            else
                                delete message.device;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.simulated = value;
                            else
                                delete message.simulated;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.logOpened = $root.arqonbus.v1.LogOpened.decode(reader, reader.size(), $undefined, _depth + 1, message.logOpened);
                            message.body = "logOpened";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.engineStarted = $root.arqonbus.v1.EngineStarted.decode(reader, reader.size(), $undefined, _depth + 1, message.engineStarted);
                            message.body = "engineStarted";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            message.engineClosed = $root.arqonbus.v1.EngineClosed.decode(reader, reader.size(), $undefined, _depth + 1, message.engineClosed);
                            message.body = "engineClosed";
                            continue;
                        }
                    case 19: {
                            if (wireType !== 2)
                                break;
                            message.tailQuarantined = $root.arqonbus.v1.TailQuarantined.decode(reader, reader.size(), $undefined, _depth + 1, message.tailQuarantined);
                            message.body = "tailQuarantined";
                            continue;
                        }
                    case 20: {
                            if (wireType !== 2)
                                break;
                            message.workspaceTrusted = $root.arqonbus.v1.WorkspaceTrusted.decode(reader, reader.size(), $undefined, _depth + 1, message.workspaceTrusted);
                            message.body = "workspaceTrusted";
                            continue;
                        }
                    case 21: {
                            if (wireType !== 2)
                                break;
                            message.policyApplied = $root.arqonbus.v1.PolicyApplied.decode(reader, reader.size(), $undefined, _depth + 1, message.policyApplied);
                            message.body = "policyApplied";
                            continue;
                        }
                    case 22: {
                            if (wireType !== 2)
                                break;
                            message.dataRegistered = $root.arqonbus.v1.DataRegistered.decode(reader, reader.size(), $undefined, _depth + 1, message.dataRegistered);
                            message.body = "dataRegistered";
                            continue;
                        }
                    case 23: {
                            if (wireType !== 2)
                                break;
                            message.componentRegistered = $root.arqonbus.v1.ComponentRegistered.decode(reader, reader.size(), $undefined, _depth + 1, message.componentRegistered);
                            message.body = "componentRegistered";
                            continue;
                        }
                    case 24: {
                            if (wireType !== 2)
                                break;
                            message.partyJoined = $root.arqonbus.v1.PartyJoined.decode(reader, reader.size(), $undefined, _depth + 1, message.partyJoined);
                            message.body = "partyJoined";
                            continue;
                        }
                    case 25: {
                            if (wireType !== 2)
                                break;
                            message.partyLeft = $root.arqonbus.v1.PartyLeft.decode(reader, reader.size(), $undefined, _depth + 1, message.partyLeft);
                            message.body = "partyLeft";
                            continue;
                        }
                    case 26: {
                            if (wireType !== 2)
                                break;
                            message.refusals = $root.arqonbus.v1.Refusals.decode(reader, reader.size(), $undefined, _depth + 1, message.refusals);
                            message.body = "refusals";
                            continue;
                        }
                    case 27: {
                            if (wireType !== 2)
                                break;
                            message.tokenIssued = $root.arqonbus.v1.TokenIssued.decode(reader, reader.size(), $undefined, _depth + 1, message.tokenIssued);
                            message.body = "tokenIssued";
                            continue;
                        }
                    case 28: {
                            if (wireType !== 2)
                                break;
                            message.operatorStarted = $root.arqonbus.v1.OperatorStarted.decode(reader, reader.size(), $undefined, _depth + 1, message.operatorStarted);
                            message.body = "operatorStarted";
                            continue;
                        }
                    case 29: {
                            if (wireType !== 2)
                                break;
                            message.operatorEnded = $root.arqonbus.v1.OperatorEnded.decode(reader, reader.size(), $undefined, _depth + 1, message.operatorEnded);
                            message.body = "operatorEnded";
                            continue;
                        }
                    case 32: {
                            if (wireType !== 2)
                                break;
                            message.runStarted = $root.arqonbus.v1.RunStarted.decode(reader, reader.size(), $undefined, _depth + 1, message.runStarted);
                            message.body = "runStarted";
                            continue;
                        }
                    case 33: {
                            if (wireType !== 2)
                                break;
                            message.phaseStarted = $root.arqonbus.v1.PhaseStarted.decode(reader, reader.size(), $undefined, _depth + 1, message.phaseStarted);
                            message.body = "phaseStarted";
                            continue;
                        }
                    case 34: {
                            if (wireType !== 2)
                                break;
                            message.phaseEnded = $root.arqonbus.v1.PhaseEnded.decode(reader, reader.size(), $undefined, _depth + 1, message.phaseEnded);
                            message.body = "phaseEnded";
                            continue;
                        }
                    case 35: {
                            if (wireType !== 2)
                                break;
                            message.gate = $root.arqonbus.v1.Gate.decode(reader, reader.size(), $undefined, _depth + 1, message.gate);
                            message.body = "gate";
                            continue;
                        }
                    case 36: {
                            if (wireType !== 2)
                                break;
                            message.input = $root.arqonbus.v1.Input.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
                            message.body = "input";
                            continue;
                        }
                    case 37: {
                            if (wireType !== 2)
                                break;
                            message.finding = $root.arqonbus.v1.Finding.decode(reader, reader.size(), $undefined, _depth + 1, message.finding);
                            message.body = "finding";
                            continue;
                        }
                    case 38: {
                            if (wireType !== 2)
                                break;
                            message.proofOfWork = $root.arqonbus.v1.ProofOfWork.decode(reader, reader.size(), $undefined, _depth + 1, message.proofOfWork);
                            message.body = "proofOfWork";
                            continue;
                        }
                    case 39: {
                            if (wireType !== 2)
                                break;
                            message.model = $root.arqonbus.v1.Model.decode(reader, reader.size(), $undefined, _depth + 1, message.model);
                            message.body = "model";
                            continue;
                        }
                    case 40: {
                            if (wireType !== 2)
                                break;
                            message.output = $root.arqonbus.v1.Output.decode(reader, reader.size(), $undefined, _depth + 1, message.output);
                            message.body = "output";
                            continue;
                        }
                    case 41: {
                            if (wireType !== 2)
                                break;
                            message.metrics = $root.arqonbus.v1.Metrics.decode(reader, reader.size(), $undefined, _depth + 1, message.metrics);
                            message.body = "metrics";
                            continue;
                        }
                    case 42: {
                            if (wireType !== 2)
                                break;
                            message.breach = $root.arqonbus.v1.Breach.decode(reader, reader.size(), $undefined, _depth + 1, message.breach);
                            message.body = "breach";
                            continue;
                        }
                    case 43: {
                            if (wireType !== 2)
                                break;
                            message.runEnded = $root.arqonbus.v1.RunEnded.decode(reader, reader.size(), $undefined, _depth + 1, message.runEnded);
                            message.body = "runEnded";
                            continue;
                        }
                    case 44: {
                            if (wireType !== 2)
                                break;
                            message.breachAcknowledged = $root.arqonbus.v1.BreachAcknowledged.decode(reader, reader.size(), $undefined, _depth + 1, message.breachAcknowledged);
                            message.body = "breachAcknowledged";
                            continue;
                        }
                    case 45: {
                            if (wireType !== 2)
                                break;
                            message.stopRequested = $root.arqonbus.v1.StopRequested.decode(reader, reader.size(), $undefined, _depth + 1, message.stopRequested);
                            message.body = "stopRequested";
                            continue;
                        }
                    case 48: {
                            if (wireType !== 2)
                                break;
                            message.jobSubmitted = $root.arqonbus.v1.JobSubmitted.decode(reader, reader.size(), $undefined, _depth + 1, message.jobSubmitted);
                            message.body = "jobSubmitted";
                            continue;
                        }
                    case 49: {
                            if (wireType !== 2)
                                break;
                            message.jobFinished = $root.arqonbus.v1.JobFinished.decode(reader, reader.size(), $undefined, _depth + 1, message.jobFinished);
                            message.body = "jobFinished";
                            continue;
                        }
                    case 50: {
                            if (wireType !== 2)
                                break;
                            message.streamStarted = $root.arqonbus.v1.StreamStarted.decode(reader, reader.size(), $undefined, _depth + 1, message.streamStarted);
                            message.body = "streamStarted";
                            continue;
                        }
                    case 51: {
                            if (wireType !== 2)
                                break;
                            message.streamEnded = $root.arqonbus.v1.StreamEnded.decode(reader, reader.size(), $undefined, _depth + 1, message.streamEnded);
                            message.body = "streamEnded";
                            continue;
                        }
                    case 56: {
                            if (wireType !== 2)
                                break;
                            message.anchor = $root.arqonbus.v1.Anchor.decode(reader, reader.size(), $undefined, _depth + 1, message.anchor);
                            message.body = "anchor";
                            continue;
                        }
                    case 57: {
                            if (wireType !== 2)
                                break;
                            message.snapshot = $root.arqonbus.v1.Snapshot.decode(reader, reader.size(), $undefined, _depth + 1, message.snapshot);
                            message.body = "snapshot";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Record message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Record
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Record} Record
             */
            Record.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Record)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Record: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Record();
                if (object.prev != null)
                    if (object.prev.length)
                        if (typeof object.prev === "string")
                            $util.base64.decode(object.prev, message.prev = $util.newBuffer($util.base64.length(object.prev)), 0);
                        else if (object.prev.length >= 0)
                            message.prev = object.prev;
                if (object.pos != null)
                    if (typeof object.pos === "object" ? object.pos.low || object.pos.high : $Number(object.pos) !== 0)
                        if ($util.Long)
                            message.pos = $util.Long.fromValue(object.pos, true);
                        else if (typeof object.pos === "string")
                            message.pos = $parseInt(object.pos, 10);
                        else if (typeof object.pos === "number")
                            message.pos = object.pos;
                        else if (typeof object.pos === "object")
                            message.pos = new $util.LongBits(object.pos.low >>> 0, object.pos.high >>> 0).toNumber(true);
                if (object.epoch != null)
                    if ($Number(object.epoch) !== 0)
                        message.epoch = object.epoch >>> 0;
                if (object.time != null)
                    if (typeof object.time === "object" ? object.time.low || object.time.high : $Number(object.time) !== 0)
                        if ($util.Long)
                            message.time = $util.Long.fromValue(object.time, false);
                        else if (typeof object.time === "string")
                            message.time = $parseInt(object.time, 10);
                        else if (typeof object.time === "number")
                            message.time = object.time;
                        else if (typeof object.time === "object")
                            message.time = new $util.LongBits(object.time.low >>> 0, object.time.high >>> 0).toNumber();
                if (object.actor != null) {
                    if (!$util.isObject(object.actor))
                        throw $TypeError(".arqonbus.v1.Record.actor: object expected");
                    message.actor = $root.arqonbus.v1.Actor.fromObject(object.actor, _depth + 1);
                }
                if (object.run != null)
                    if (typeof object.run !== "string" || object.run.length)
                        message.run = $String(object.run);
                if (object.phase != null)
                    if (typeof object.phase !== "string" || object.phase.length)
                        message.phase = $String(object.phase);
                if (object.device != null)
                    if (typeof object.device !== "string" || object.device.length)
                        message.device = $String(object.device);
                if (object.simulated != null)
                    if (object.simulated)
                        message.simulated = $Boolean(object.simulated);
                if (object.logOpened != null) {
                    if (!$util.isObject(object.logOpened))
                        throw $TypeError(".arqonbus.v1.Record.logOpened: object expected");
                    message.logOpened = $root.arqonbus.v1.LogOpened.fromObject(object.logOpened, _depth + 1);
                }
                if (object.engineStarted != null) {
                    if (!$util.isObject(object.engineStarted))
                        throw $TypeError(".arqonbus.v1.Record.engineStarted: object expected");
                    message.engineStarted = $root.arqonbus.v1.EngineStarted.fromObject(object.engineStarted, _depth + 1);
                }
                if (object.engineClosed != null) {
                    if (!$util.isObject(object.engineClosed))
                        throw $TypeError(".arqonbus.v1.Record.engineClosed: object expected");
                    message.engineClosed = $root.arqonbus.v1.EngineClosed.fromObject(object.engineClosed, _depth + 1);
                }
                if (object.tailQuarantined != null) {
                    if (!$util.isObject(object.tailQuarantined))
                        throw $TypeError(".arqonbus.v1.Record.tailQuarantined: object expected");
                    message.tailQuarantined = $root.arqonbus.v1.TailQuarantined.fromObject(object.tailQuarantined, _depth + 1);
                }
                if (object.workspaceTrusted != null) {
                    if (!$util.isObject(object.workspaceTrusted))
                        throw $TypeError(".arqonbus.v1.Record.workspaceTrusted: object expected");
                    message.workspaceTrusted = $root.arqonbus.v1.WorkspaceTrusted.fromObject(object.workspaceTrusted, _depth + 1);
                }
                if (object.policyApplied != null) {
                    if (!$util.isObject(object.policyApplied))
                        throw $TypeError(".arqonbus.v1.Record.policyApplied: object expected");
                    message.policyApplied = $root.arqonbus.v1.PolicyApplied.fromObject(object.policyApplied, _depth + 1);
                }
                if (object.dataRegistered != null) {
                    if (!$util.isObject(object.dataRegistered))
                        throw $TypeError(".arqonbus.v1.Record.dataRegistered: object expected");
                    message.dataRegistered = $root.arqonbus.v1.DataRegistered.fromObject(object.dataRegistered, _depth + 1);
                }
                if (object.componentRegistered != null) {
                    if (!$util.isObject(object.componentRegistered))
                        throw $TypeError(".arqonbus.v1.Record.componentRegistered: object expected");
                    message.componentRegistered = $root.arqonbus.v1.ComponentRegistered.fromObject(object.componentRegistered, _depth + 1);
                }
                if (object.partyJoined != null) {
                    if (!$util.isObject(object.partyJoined))
                        throw $TypeError(".arqonbus.v1.Record.partyJoined: object expected");
                    message.partyJoined = $root.arqonbus.v1.PartyJoined.fromObject(object.partyJoined, _depth + 1);
                }
                if (object.partyLeft != null) {
                    if (!$util.isObject(object.partyLeft))
                        throw $TypeError(".arqonbus.v1.Record.partyLeft: object expected");
                    message.partyLeft = $root.arqonbus.v1.PartyLeft.fromObject(object.partyLeft, _depth + 1);
                }
                if (object.refusals != null) {
                    if (!$util.isObject(object.refusals))
                        throw $TypeError(".arqonbus.v1.Record.refusals: object expected");
                    message.refusals = $root.arqonbus.v1.Refusals.fromObject(object.refusals, _depth + 1);
                }
                if (object.tokenIssued != null) {
                    if (!$util.isObject(object.tokenIssued))
                        throw $TypeError(".arqonbus.v1.Record.tokenIssued: object expected");
                    message.tokenIssued = $root.arqonbus.v1.TokenIssued.fromObject(object.tokenIssued, _depth + 1);
                }
                if (object.operatorStarted != null) {
                    if (!$util.isObject(object.operatorStarted))
                        throw $TypeError(".arqonbus.v1.Record.operatorStarted: object expected");
                    message.operatorStarted = $root.arqonbus.v1.OperatorStarted.fromObject(object.operatorStarted, _depth + 1);
                }
                if (object.operatorEnded != null) {
                    if (!$util.isObject(object.operatorEnded))
                        throw $TypeError(".arqonbus.v1.Record.operatorEnded: object expected");
                    message.operatorEnded = $root.arqonbus.v1.OperatorEnded.fromObject(object.operatorEnded, _depth + 1);
                }
                if (object.runStarted != null) {
                    if (!$util.isObject(object.runStarted))
                        throw $TypeError(".arqonbus.v1.Record.runStarted: object expected");
                    message.runStarted = $root.arqonbus.v1.RunStarted.fromObject(object.runStarted, _depth + 1);
                }
                if (object.phaseStarted != null) {
                    if (!$util.isObject(object.phaseStarted))
                        throw $TypeError(".arqonbus.v1.Record.phaseStarted: object expected");
                    message.phaseStarted = $root.arqonbus.v1.PhaseStarted.fromObject(object.phaseStarted, _depth + 1);
                }
                if (object.phaseEnded != null) {
                    if (!$util.isObject(object.phaseEnded))
                        throw $TypeError(".arqonbus.v1.Record.phaseEnded: object expected");
                    message.phaseEnded = $root.arqonbus.v1.PhaseEnded.fromObject(object.phaseEnded, _depth + 1);
                }
                if (object.gate != null) {
                    if (!$util.isObject(object.gate))
                        throw $TypeError(".arqonbus.v1.Record.gate: object expected");
                    message.gate = $root.arqonbus.v1.Gate.fromObject(object.gate, _depth + 1);
                }
                if (object.input != null) {
                    if (!$util.isObject(object.input))
                        throw $TypeError(".arqonbus.v1.Record.input: object expected");
                    message.input = $root.arqonbus.v1.Input.fromObject(object.input, _depth + 1);
                }
                if (object.finding != null) {
                    if (!$util.isObject(object.finding))
                        throw $TypeError(".arqonbus.v1.Record.finding: object expected");
                    message.finding = $root.arqonbus.v1.Finding.fromObject(object.finding, _depth + 1);
                }
                if (object.proofOfWork != null) {
                    if (!$util.isObject(object.proofOfWork))
                        throw $TypeError(".arqonbus.v1.Record.proofOfWork: object expected");
                    message.proofOfWork = $root.arqonbus.v1.ProofOfWork.fromObject(object.proofOfWork, _depth + 1);
                }
                if (object.model != null) {
                    if (!$util.isObject(object.model))
                        throw $TypeError(".arqonbus.v1.Record.model: object expected");
                    message.model = $root.arqonbus.v1.Model.fromObject(object.model, _depth + 1);
                }
                if (object.output != null) {
                    if (!$util.isObject(object.output))
                        throw $TypeError(".arqonbus.v1.Record.output: object expected");
                    message.output = $root.arqonbus.v1.Output.fromObject(object.output, _depth + 1);
                }
                if (object.metrics != null) {
                    if (!$util.isObject(object.metrics))
                        throw $TypeError(".arqonbus.v1.Record.metrics: object expected");
                    message.metrics = $root.arqonbus.v1.Metrics.fromObject(object.metrics, _depth + 1);
                }
                if (object.breach != null) {
                    if (!$util.isObject(object.breach))
                        throw $TypeError(".arqonbus.v1.Record.breach: object expected");
                    message.breach = $root.arqonbus.v1.Breach.fromObject(object.breach, _depth + 1);
                }
                if (object.runEnded != null) {
                    if (!$util.isObject(object.runEnded))
                        throw $TypeError(".arqonbus.v1.Record.runEnded: object expected");
                    message.runEnded = $root.arqonbus.v1.RunEnded.fromObject(object.runEnded, _depth + 1);
                }
                if (object.breachAcknowledged != null) {
                    if (!$util.isObject(object.breachAcknowledged))
                        throw $TypeError(".arqonbus.v1.Record.breachAcknowledged: object expected");
                    message.breachAcknowledged = $root.arqonbus.v1.BreachAcknowledged.fromObject(object.breachAcknowledged, _depth + 1);
                }
                if (object.stopRequested != null) {
                    if (!$util.isObject(object.stopRequested))
                        throw $TypeError(".arqonbus.v1.Record.stopRequested: object expected");
                    message.stopRequested = $root.arqonbus.v1.StopRequested.fromObject(object.stopRequested, _depth + 1);
                }
                if (object.jobSubmitted != null) {
                    if (!$util.isObject(object.jobSubmitted))
                        throw $TypeError(".arqonbus.v1.Record.jobSubmitted: object expected");
                    message.jobSubmitted = $root.arqonbus.v1.JobSubmitted.fromObject(object.jobSubmitted, _depth + 1);
                }
                if (object.jobFinished != null) {
                    if (!$util.isObject(object.jobFinished))
                        throw $TypeError(".arqonbus.v1.Record.jobFinished: object expected");
                    message.jobFinished = $root.arqonbus.v1.JobFinished.fromObject(object.jobFinished, _depth + 1);
                }
                if (object.streamStarted != null) {
                    if (!$util.isObject(object.streamStarted))
                        throw $TypeError(".arqonbus.v1.Record.streamStarted: object expected");
                    message.streamStarted = $root.arqonbus.v1.StreamStarted.fromObject(object.streamStarted, _depth + 1);
                }
                if (object.streamEnded != null) {
                    if (!$util.isObject(object.streamEnded))
                        throw $TypeError(".arqonbus.v1.Record.streamEnded: object expected");
                    message.streamEnded = $root.arqonbus.v1.StreamEnded.fromObject(object.streamEnded, _depth + 1);
                }
                if (object.anchor != null) {
                    if (!$util.isObject(object.anchor))
                        throw $TypeError(".arqonbus.v1.Record.anchor: object expected");
                    message.anchor = $root.arqonbus.v1.Anchor.fromObject(object.anchor, _depth + 1);
                }
                if (object.snapshot != null) {
                    if (!$util.isObject(object.snapshot))
                        throw $TypeError(".arqonbus.v1.Record.snapshot: object expected");
                    message.snapshot = $root.arqonbus.v1.Snapshot.fromObject(object.snapshot, _depth + 1);
                }
                return message;
            };

            /**
             * Creates a plain object from a Record message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Record
             * @static
             * @param {arqonbus.v1.Record} message Record
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Record.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.prev = "";
                    else {
                        object.prev = [];
                        if (options.bytes !== $Array)
                            object.prev = $util.newBuffer(object.prev);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.pos = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.pos = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.epoch = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.time = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.time = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.actor = null;
                    object.run = "";
                    object.phase = "";
                    object.device = "";
                    object.simulated = false;
                }
                if (message.prev != null && $Object.hasOwnProperty.call(message, "prev"))
                    object.prev = options.bytes === $String ? $util.base64.encode(message.prev, 0, message.prev.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.prev) : message.prev;
                if (message.pos != null && $Object.hasOwnProperty.call(message, "pos"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.pos = typeof message.pos === "number" ? $BigInt(message.pos) : $util.Long.fromBits(message.pos.low >>> 0, message.pos.high >>> 0, true).toBigInt();
                    else if (typeof message.pos === "number")
                        object.pos = options.longs === $String ? $String(message.pos) : message.pos;
                    else
                        object.pos = options.longs === $String ? $util.Long.prototype.toString.call(message.pos) : options.longs === $Number ? new $util.LongBits(message.pos.low >>> 0, message.pos.high >>> 0).toNumber(true) : message.pos;
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                    object.epoch = message.epoch;
                if (message.time != null && $Object.hasOwnProperty.call(message, "time"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.time = typeof message.time === "number" ? $BigInt(message.time) : $util.Long.fromBits(message.time.low >>> 0, message.time.high >>> 0, false).toBigInt();
                    else if (typeof message.time === "number")
                        object.time = options.longs === $String ? $String(message.time) : message.time;
                    else
                        object.time = options.longs === $String ? $util.Long.prototype.toString.call(message.time) : options.longs === $Number ? new $util.LongBits(message.time.low >>> 0, message.time.high >>> 0).toNumber() : message.time;
                if (message.actor != null && $Object.hasOwnProperty.call(message, "actor"))
                    object.actor = $root.arqonbus.v1.Actor.toObject(message.actor, options, _depth + 1);
                if (message.run != null && $Object.hasOwnProperty.call(message, "run"))
                    object.run = message.run;
                if (message.phase != null && $Object.hasOwnProperty.call(message, "phase"))
                    object.phase = message.phase;
                if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                    object.device = message.device;
                if (message.simulated != null && $Object.hasOwnProperty.call(message, "simulated"))
                    object.simulated = message.simulated;
                if (message.logOpened != null && $Object.hasOwnProperty.call(message, "logOpened")) {
                    object.logOpened = $root.arqonbus.v1.LogOpened.toObject(message.logOpened, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "logOpened";
                }
                if (message.engineStarted != null && $Object.hasOwnProperty.call(message, "engineStarted")) {
                    object.engineStarted = $root.arqonbus.v1.EngineStarted.toObject(message.engineStarted, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "engineStarted";
                }
                if (message.engineClosed != null && $Object.hasOwnProperty.call(message, "engineClosed")) {
                    object.engineClosed = $root.arqonbus.v1.EngineClosed.toObject(message.engineClosed, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "engineClosed";
                }
                if (message.tailQuarantined != null && $Object.hasOwnProperty.call(message, "tailQuarantined")) {
                    object.tailQuarantined = $root.arqonbus.v1.TailQuarantined.toObject(message.tailQuarantined, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "tailQuarantined";
                }
                if (message.workspaceTrusted != null && $Object.hasOwnProperty.call(message, "workspaceTrusted")) {
                    object.workspaceTrusted = $root.arqonbus.v1.WorkspaceTrusted.toObject(message.workspaceTrusted, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "workspaceTrusted";
                }
                if (message.policyApplied != null && $Object.hasOwnProperty.call(message, "policyApplied")) {
                    object.policyApplied = $root.arqonbus.v1.PolicyApplied.toObject(message.policyApplied, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "policyApplied";
                }
                if (message.dataRegistered != null && $Object.hasOwnProperty.call(message, "dataRegistered")) {
                    object.dataRegistered = $root.arqonbus.v1.DataRegistered.toObject(message.dataRegistered, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "dataRegistered";
                }
                if (message.componentRegistered != null && $Object.hasOwnProperty.call(message, "componentRegistered")) {
                    object.componentRegistered = $root.arqonbus.v1.ComponentRegistered.toObject(message.componentRegistered, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "componentRegistered";
                }
                if (message.partyJoined != null && $Object.hasOwnProperty.call(message, "partyJoined")) {
                    object.partyJoined = $root.arqonbus.v1.PartyJoined.toObject(message.partyJoined, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "partyJoined";
                }
                if (message.partyLeft != null && $Object.hasOwnProperty.call(message, "partyLeft")) {
                    object.partyLeft = $root.arqonbus.v1.PartyLeft.toObject(message.partyLeft, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "partyLeft";
                }
                if (message.refusals != null && $Object.hasOwnProperty.call(message, "refusals")) {
                    object.refusals = $root.arqonbus.v1.Refusals.toObject(message.refusals, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "refusals";
                }
                if (message.tokenIssued != null && $Object.hasOwnProperty.call(message, "tokenIssued")) {
                    object.tokenIssued = $root.arqonbus.v1.TokenIssued.toObject(message.tokenIssued, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "tokenIssued";
                }
                if (message.operatorStarted != null && $Object.hasOwnProperty.call(message, "operatorStarted")) {
                    object.operatorStarted = $root.arqonbus.v1.OperatorStarted.toObject(message.operatorStarted, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "operatorStarted";
                }
                if (message.operatorEnded != null && $Object.hasOwnProperty.call(message, "operatorEnded")) {
                    object.operatorEnded = $root.arqonbus.v1.OperatorEnded.toObject(message.operatorEnded, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "operatorEnded";
                }
                if (message.runStarted != null && $Object.hasOwnProperty.call(message, "runStarted")) {
                    object.runStarted = $root.arqonbus.v1.RunStarted.toObject(message.runStarted, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "runStarted";
                }
                if (message.phaseStarted != null && $Object.hasOwnProperty.call(message, "phaseStarted")) {
                    object.phaseStarted = $root.arqonbus.v1.PhaseStarted.toObject(message.phaseStarted, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "phaseStarted";
                }
                if (message.phaseEnded != null && $Object.hasOwnProperty.call(message, "phaseEnded")) {
                    object.phaseEnded = $root.arqonbus.v1.PhaseEnded.toObject(message.phaseEnded, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "phaseEnded";
                }
                if (message.gate != null && $Object.hasOwnProperty.call(message, "gate")) {
                    object.gate = $root.arqonbus.v1.Gate.toObject(message.gate, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "gate";
                }
                if (message.input != null && $Object.hasOwnProperty.call(message, "input")) {
                    object.input = $root.arqonbus.v1.Input.toObject(message.input, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "input";
                }
                if (message.finding != null && $Object.hasOwnProperty.call(message, "finding")) {
                    object.finding = $root.arqonbus.v1.Finding.toObject(message.finding, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "finding";
                }
                if (message.proofOfWork != null && $Object.hasOwnProperty.call(message, "proofOfWork")) {
                    object.proofOfWork = $root.arqonbus.v1.ProofOfWork.toObject(message.proofOfWork, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "proofOfWork";
                }
                if (message.model != null && $Object.hasOwnProperty.call(message, "model")) {
                    object.model = $root.arqonbus.v1.Model.toObject(message.model, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "model";
                }
                if (message.output != null && $Object.hasOwnProperty.call(message, "output")) {
                    object.output = $root.arqonbus.v1.Output.toObject(message.output, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "output";
                }
                if (message.metrics != null && $Object.hasOwnProperty.call(message, "metrics")) {
                    object.metrics = $root.arqonbus.v1.Metrics.toObject(message.metrics, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "metrics";
                }
                if (message.breach != null && $Object.hasOwnProperty.call(message, "breach")) {
                    object.breach = $root.arqonbus.v1.Breach.toObject(message.breach, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "breach";
                }
                if (message.runEnded != null && $Object.hasOwnProperty.call(message, "runEnded")) {
                    object.runEnded = $root.arqonbus.v1.RunEnded.toObject(message.runEnded, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "runEnded";
                }
                if (message.breachAcknowledged != null && $Object.hasOwnProperty.call(message, "breachAcknowledged")) {
                    object.breachAcknowledged = $root.arqonbus.v1.BreachAcknowledged.toObject(message.breachAcknowledged, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "breachAcknowledged";
                }
                if (message.stopRequested != null && $Object.hasOwnProperty.call(message, "stopRequested")) {
                    object.stopRequested = $root.arqonbus.v1.StopRequested.toObject(message.stopRequested, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "stopRequested";
                }
                if (message.jobSubmitted != null && $Object.hasOwnProperty.call(message, "jobSubmitted")) {
                    object.jobSubmitted = $root.arqonbus.v1.JobSubmitted.toObject(message.jobSubmitted, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "jobSubmitted";
                }
                if (message.jobFinished != null && $Object.hasOwnProperty.call(message, "jobFinished")) {
                    object.jobFinished = $root.arqonbus.v1.JobFinished.toObject(message.jobFinished, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "jobFinished";
                }
                if (message.streamStarted != null && $Object.hasOwnProperty.call(message, "streamStarted")) {
                    object.streamStarted = $root.arqonbus.v1.StreamStarted.toObject(message.streamStarted, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "streamStarted";
                }
                if (message.streamEnded != null && $Object.hasOwnProperty.call(message, "streamEnded")) {
                    object.streamEnded = $root.arqonbus.v1.StreamEnded.toObject(message.streamEnded, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "streamEnded";
                }
                if (message.anchor != null && $Object.hasOwnProperty.call(message, "anchor")) {
                    object.anchor = $root.arqonbus.v1.Anchor.toObject(message.anchor, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "anchor";
                }
                if (message.snapshot != null && $Object.hasOwnProperty.call(message, "snapshot")) {
                    object.snapshot = $root.arqonbus.v1.Snapshot.toObject(message.snapshot, options, _depth + 1);
                    if (options.oneofs)
                        object.body = "snapshot";
                }
                return object;
            };

            /**
             * Converts this Record to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Record
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Record.prototype.toJSON = function() {
                return Record.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Record
             * @function getTypeUrl
             * @memberof arqonbus.v1.Record
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Record.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Record";
            };

            return Record;
        })();

        v1.LogOpened = (function() {

            /**
             * Properties of a LogOpened.
             * @typedef {Object} arqonbus.v1.LogOpened.$Properties
             * @property {string|null} [origin] LogOpened origin
             * @property {string|null} [vkey] LogOpened vkey
             * @property {string|null} [workspaceId] LogOpened workspaceId
             * @property {string|null} [replacesOrigin] LogOpened replacesOrigin
             * @property {number|Long|null} [replacesSize] LogOpened replacesSize
             * @property {Uint8Array|null} [replacesRoot] LogOpened replacesRoot
             * @property {string|null} [replacesReason] LogOpened replacesReason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogOpened.
             * @memberof arqonbus.v1
             * @interface ILogOpened
             * @augments arqonbus.v1.LogOpened.$Properties
             * @deprecated Use arqonbus.v1.LogOpened.$Properties instead.
             */

            /**
             * Shape of a LogOpened.
             * @typedef {arqonbus.v1.LogOpened.$Properties} arqonbus.v1.LogOpened.$Shape
             */

            /**
             * Constructs a new LogOpened.
             * @memberof arqonbus.v1
             * @classdesc Represents a LogOpened.
             * @constructor
             * @param {arqonbus.v1.LogOpened.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogOpened = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogOpened origin.
             * @member {string} origin
             * @memberof arqonbus.v1.LogOpened
             * @instance
             */
            LogOpened.prototype.origin = "";

            /**
             * LogOpened vkey.
             * @member {string} vkey
             * @memberof arqonbus.v1.LogOpened
             * @instance
             */
            LogOpened.prototype.vkey = "";

            /**
             * LogOpened workspaceId.
             * @member {string} workspaceId
             * @memberof arqonbus.v1.LogOpened
             * @instance
             */
            LogOpened.prototype.workspaceId = "";

            /**
             * LogOpened replacesOrigin.
             * @member {string} replacesOrigin
             * @memberof arqonbus.v1.LogOpened
             * @instance
             */
            LogOpened.prototype.replacesOrigin = "";

            /**
             * LogOpened replacesSize.
             * @member {number|Long} replacesSize
             * @memberof arqonbus.v1.LogOpened
             * @instance
             */
            LogOpened.prototype.replacesSize = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LogOpened replacesRoot.
             * @member {Uint8Array} replacesRoot
             * @memberof arqonbus.v1.LogOpened
             * @instance
             */
            LogOpened.prototype.replacesRoot = $util.newBuffer([]);

            /**
             * LogOpened replacesReason.
             * @member {string} replacesReason
             * @memberof arqonbus.v1.LogOpened
             * @instance
             */
            LogOpened.prototype.replacesReason = "";

            /**
             * Creates a new LogOpened instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.LogOpened
             * @static
             * @param {arqonbus.v1.LogOpened.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.LogOpened} LogOpened instance
             * @type {{
             *   (properties: arqonbus.v1.LogOpened.$Shape): arqonbus.v1.LogOpened & arqonbus.v1.LogOpened.$Shape;
             *   (properties?: arqonbus.v1.LogOpened.$Properties): arqonbus.v1.LogOpened;
             * }}
             */
            LogOpened.create = function(properties) {
                return new LogOpened(properties);
            };

            /**
             * Encodes the specified LogOpened message. Does not implicitly {@link arqonbus.v1.LogOpened.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.LogOpened
             * @static
             * @param {arqonbus.v1.LogOpened.$Properties} message LogOpened message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogOpened.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin") && message.origin !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.origin);
                if (message.vkey != null && $Object.hasOwnProperty.call(message, "vkey") && message.vkey !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.vkey);
                if (message.workspaceId != null && $Object.hasOwnProperty.call(message, "workspaceId") && message.workspaceId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.workspaceId);
                if (message.replacesOrigin != null && $Object.hasOwnProperty.call(message, "replacesOrigin") && message.replacesOrigin !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.replacesOrigin);
                if (message.replacesSize != null && $Object.hasOwnProperty.call(message, "replacesSize") && (typeof message.replacesSize === "object" ? message.replacesSize.low || message.replacesSize.high : message.replacesSize !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.replacesSize);
                if (message.replacesRoot != null && $Object.hasOwnProperty.call(message, "replacesRoot") && message.replacesRoot.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.replacesRoot);
                if (message.replacesReason != null && $Object.hasOwnProperty.call(message, "replacesReason") && message.replacesReason !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.replacesReason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogOpened message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.LogOpened
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.LogOpened & arqonbus.v1.LogOpened.$Shape} LogOpened
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogOpened.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.LogOpened();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.origin = value;
                            else
                                delete message.origin;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.vkey = value;
                            else
                                delete message.vkey;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.workspaceId = value;
                            else
                                delete message.workspaceId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.replacesOrigin = value;
                            else
                                delete message.replacesOrigin;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.replacesSize = value;
                            else
                                delete message.replacesSize;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.replacesRoot = value;
                            else
                                delete message.replacesRoot;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.replacesReason = value;
                            else
                                delete message.replacesReason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a LogOpened message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.LogOpened
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.LogOpened} LogOpened
             */
            LogOpened.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.LogOpened)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.LogOpened: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.LogOpened();
                if (object.origin != null)
                    if (typeof object.origin !== "string" || object.origin.length)
                        message.origin = $String(object.origin);
                if (object.vkey != null)
                    if (typeof object.vkey !== "string" || object.vkey.length)
                        message.vkey = $String(object.vkey);
                if (object.workspaceId != null)
                    if (typeof object.workspaceId !== "string" || object.workspaceId.length)
                        message.workspaceId = $String(object.workspaceId);
                if (object.replacesOrigin != null)
                    if (typeof object.replacesOrigin !== "string" || object.replacesOrigin.length)
                        message.replacesOrigin = $String(object.replacesOrigin);
                if (object.replacesSize != null)
                    if (typeof object.replacesSize === "object" ? object.replacesSize.low || object.replacesSize.high : $Number(object.replacesSize) !== 0)
                        if ($util.Long)
                            message.replacesSize = $util.Long.fromValue(object.replacesSize, true);
                        else if (typeof object.replacesSize === "string")
                            message.replacesSize = $parseInt(object.replacesSize, 10);
                        else if (typeof object.replacesSize === "number")
                            message.replacesSize = object.replacesSize;
                        else if (typeof object.replacesSize === "object")
                            message.replacesSize = new $util.LongBits(object.replacesSize.low >>> 0, object.replacesSize.high >>> 0).toNumber(true);
                if (object.replacesRoot != null)
                    if (object.replacesRoot.length)
                        if (typeof object.replacesRoot === "string")
                            $util.base64.decode(object.replacesRoot, message.replacesRoot = $util.newBuffer($util.base64.length(object.replacesRoot)), 0);
                        else if (object.replacesRoot.length >= 0)
                            message.replacesRoot = object.replacesRoot;
                if (object.replacesReason != null)
                    if (typeof object.replacesReason !== "string" || object.replacesReason.length)
                        message.replacesReason = $String(object.replacesReason);
                return message;
            };

            /**
             * Creates a plain object from a LogOpened message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.LogOpened
             * @static
             * @param {arqonbus.v1.LogOpened} message LogOpened
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            LogOpened.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.origin = "";
                    object.vkey = "";
                    object.workspaceId = "";
                    object.replacesOrigin = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.replacesSize = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.replacesSize = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.replacesRoot = "";
                    else {
                        object.replacesRoot = [];
                        if (options.bytes !== $Array)
                            object.replacesRoot = $util.newBuffer(object.replacesRoot);
                    }
                    object.replacesReason = "";
                }
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin"))
                    object.origin = message.origin;
                if (message.vkey != null && $Object.hasOwnProperty.call(message, "vkey"))
                    object.vkey = message.vkey;
                if (message.workspaceId != null && $Object.hasOwnProperty.call(message, "workspaceId"))
                    object.workspaceId = message.workspaceId;
                if (message.replacesOrigin != null && $Object.hasOwnProperty.call(message, "replacesOrigin"))
                    object.replacesOrigin = message.replacesOrigin;
                if (message.replacesSize != null && $Object.hasOwnProperty.call(message, "replacesSize"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.replacesSize = typeof message.replacesSize === "number" ? $BigInt(message.replacesSize) : $util.Long.fromBits(message.replacesSize.low >>> 0, message.replacesSize.high >>> 0, true).toBigInt();
                    else if (typeof message.replacesSize === "number")
                        object.replacesSize = options.longs === $String ? $String(message.replacesSize) : message.replacesSize;
                    else
                        object.replacesSize = options.longs === $String ? $util.Long.prototype.toString.call(message.replacesSize) : options.longs === $Number ? new $util.LongBits(message.replacesSize.low >>> 0, message.replacesSize.high >>> 0).toNumber(true) : message.replacesSize;
                if (message.replacesRoot != null && $Object.hasOwnProperty.call(message, "replacesRoot"))
                    object.replacesRoot = options.bytes === $String ? $util.base64.encode(message.replacesRoot, 0, message.replacesRoot.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.replacesRoot) : message.replacesRoot;
                if (message.replacesReason != null && $Object.hasOwnProperty.call(message, "replacesReason"))
                    object.replacesReason = message.replacesReason;
                return object;
            };

            /**
             * Converts this LogOpened to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.LogOpened
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            LogOpened.prototype.toJSON = function() {
                return LogOpened.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for LogOpened
             * @function getTypeUrl
             * @memberof arqonbus.v1.LogOpened
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogOpened.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.LogOpened";
            };

            return LogOpened;
        })();

        v1.EngineStarted = (function() {

            /**
             * Properties of an EngineStarted.
             * @typedef {Object} arqonbus.v1.EngineStarted.$Properties
             * @property {string|null} [version] EngineStarted version
             * @property {string|null} [node] EngineStarted node
             * @property {string|null} [electron] EngineStarted electron
             * @property {string|null} [host] EngineStarted host
             * @property {number|Long|null} [pid] EngineStarted pid
             * @property {Uint8Array|null} [configSha256] EngineStarted configSha256
             * @property {Uint8Array|null} [policySha256] EngineStarted policySha256
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EngineStarted.
             * @memberof arqonbus.v1
             * @interface IEngineStarted
             * @augments arqonbus.v1.EngineStarted.$Properties
             * @deprecated Use arqonbus.v1.EngineStarted.$Properties instead.
             */

            /**
             * Shape of an EngineStarted.
             * @typedef {arqonbus.v1.EngineStarted.$Properties} arqonbus.v1.EngineStarted.$Shape
             */

            /**
             * Constructs a new EngineStarted.
             * @memberof arqonbus.v1
             * @classdesc Represents an EngineStarted.
             * @constructor
             * @param {arqonbus.v1.EngineStarted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EngineStarted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EngineStarted version.
             * @member {string} version
             * @memberof arqonbus.v1.EngineStarted
             * @instance
             */
            EngineStarted.prototype.version = "";

            /**
             * EngineStarted node.
             * @member {string} node
             * @memberof arqonbus.v1.EngineStarted
             * @instance
             */
            EngineStarted.prototype.node = "";

            /**
             * EngineStarted electron.
             * @member {string} electron
             * @memberof arqonbus.v1.EngineStarted
             * @instance
             */
            EngineStarted.prototype.electron = "";

            /**
             * EngineStarted host.
             * @member {string} host
             * @memberof arqonbus.v1.EngineStarted
             * @instance
             */
            EngineStarted.prototype.host = "";

            /**
             * EngineStarted pid.
             * @member {number|Long} pid
             * @memberof arqonbus.v1.EngineStarted
             * @instance
             */
            EngineStarted.prototype.pid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * EngineStarted configSha256.
             * @member {Uint8Array} configSha256
             * @memberof arqonbus.v1.EngineStarted
             * @instance
             */
            EngineStarted.prototype.configSha256 = $util.newBuffer([]);

            /**
             * EngineStarted policySha256.
             * @member {Uint8Array} policySha256
             * @memberof arqonbus.v1.EngineStarted
             * @instance
             */
            EngineStarted.prototype.policySha256 = $util.newBuffer([]);

            /**
             * Creates a new EngineStarted instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.EngineStarted
             * @static
             * @param {arqonbus.v1.EngineStarted.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.EngineStarted} EngineStarted instance
             * @type {{
             *   (properties: arqonbus.v1.EngineStarted.$Shape): arqonbus.v1.EngineStarted & arqonbus.v1.EngineStarted.$Shape;
             *   (properties?: arqonbus.v1.EngineStarted.$Properties): arqonbus.v1.EngineStarted;
             * }}
             */
            EngineStarted.create = function(properties) {
                return new EngineStarted(properties);
            };

            /**
             * Encodes the specified EngineStarted message. Does not implicitly {@link arqonbus.v1.EngineStarted.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.EngineStarted
             * @static
             * @param {arqonbus.v1.EngineStarted.$Properties} message EngineStarted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EngineStarted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.version);
                if (message.node != null && $Object.hasOwnProperty.call(message, "node") && message.node !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.node);
                if (message.electron != null && $Object.hasOwnProperty.call(message, "electron") && message.electron !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.electron);
                if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.host);
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && (typeof message.pid === "object" ? message.pid.low || message.pid.high : message.pid !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.pid);
                if (message.configSha256 != null && $Object.hasOwnProperty.call(message, "configSha256") && message.configSha256.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.configSha256);
                if (message.policySha256 != null && $Object.hasOwnProperty.call(message, "policySha256") && message.policySha256.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.policySha256);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EngineStarted message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.EngineStarted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.EngineStarted & arqonbus.v1.EngineStarted.$Shape} EngineStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EngineStarted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.EngineStarted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.node = value;
                            else
                                delete message.node;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.electron = value;
                            else
                                delete message.electron;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.host = value;
                            else
                                delete message.host;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.pid = value;
                            else
                                delete message.pid;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.configSha256 = value;
                            else
                                delete message.configSha256;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.policySha256 = value;
                            else
                                delete message.policySha256;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an EngineStarted message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.EngineStarted
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.EngineStarted} EngineStarted
             */
            EngineStarted.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.EngineStarted)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.EngineStarted: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.EngineStarted();
                if (object.version != null)
                    if (typeof object.version !== "string" || object.version.length)
                        message.version = $String(object.version);
                if (object.node != null)
                    if (typeof object.node !== "string" || object.node.length)
                        message.node = $String(object.node);
                if (object.electron != null)
                    if (typeof object.electron !== "string" || object.electron.length)
                        message.electron = $String(object.electron);
                if (object.host != null)
                    if (typeof object.host !== "string" || object.host.length)
                        message.host = $String(object.host);
                if (object.pid != null)
                    if (typeof object.pid === "object" ? object.pid.low || object.pid.high : $Number(object.pid) !== 0)
                        if ($util.Long)
                            message.pid = $util.Long.fromValue(object.pid, true);
                        else if (typeof object.pid === "string")
                            message.pid = $parseInt(object.pid, 10);
                        else if (typeof object.pid === "number")
                            message.pid = object.pid;
                        else if (typeof object.pid === "object")
                            message.pid = new $util.LongBits(object.pid.low >>> 0, object.pid.high >>> 0).toNumber(true);
                if (object.configSha256 != null)
                    if (object.configSha256.length)
                        if (typeof object.configSha256 === "string")
                            $util.base64.decode(object.configSha256, message.configSha256 = $util.newBuffer($util.base64.length(object.configSha256)), 0);
                        else if (object.configSha256.length >= 0)
                            message.configSha256 = object.configSha256;
                if (object.policySha256 != null)
                    if (object.policySha256.length)
                        if (typeof object.policySha256 === "string")
                            $util.base64.decode(object.policySha256, message.policySha256 = $util.newBuffer($util.base64.length(object.policySha256)), 0);
                        else if (object.policySha256.length >= 0)
                            message.policySha256 = object.policySha256;
                return message;
            };

            /**
             * Creates a plain object from an EngineStarted message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.EngineStarted
             * @static
             * @param {arqonbus.v1.EngineStarted} message EngineStarted
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            EngineStarted.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.version = "";
                    object.node = "";
                    object.electron = "";
                    object.host = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.pid = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.pid = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.configSha256 = "";
                    else {
                        object.configSha256 = [];
                        if (options.bytes !== $Array)
                            object.configSha256 = $util.newBuffer(object.configSha256);
                    }
                    if (options.bytes === $String)
                        object.policySha256 = "";
                    else {
                        object.policySha256 = [];
                        if (options.bytes !== $Array)
                            object.policySha256 = $util.newBuffer(object.policySha256);
                    }
                }
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.node != null && $Object.hasOwnProperty.call(message, "node"))
                    object.node = message.node;
                if (message.electron != null && $Object.hasOwnProperty.call(message, "electron"))
                    object.electron = message.electron;
                if (message.host != null && $Object.hasOwnProperty.call(message, "host"))
                    object.host = message.host;
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.pid = typeof message.pid === "number" ? $BigInt(message.pid) : $util.Long.fromBits(message.pid.low >>> 0, message.pid.high >>> 0, true).toBigInt();
                    else if (typeof message.pid === "number")
                        object.pid = options.longs === $String ? $String(message.pid) : message.pid;
                    else
                        object.pid = options.longs === $String ? $util.Long.prototype.toString.call(message.pid) : options.longs === $Number ? new $util.LongBits(message.pid.low >>> 0, message.pid.high >>> 0).toNumber(true) : message.pid;
                if (message.configSha256 != null && $Object.hasOwnProperty.call(message, "configSha256"))
                    object.configSha256 = options.bytes === $String ? $util.base64.encode(message.configSha256, 0, message.configSha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.configSha256) : message.configSha256;
                if (message.policySha256 != null && $Object.hasOwnProperty.call(message, "policySha256"))
                    object.policySha256 = options.bytes === $String ? $util.base64.encode(message.policySha256, 0, message.policySha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.policySha256) : message.policySha256;
                return object;
            };

            /**
             * Converts this EngineStarted to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.EngineStarted
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            EngineStarted.prototype.toJSON = function() {
                return EngineStarted.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for EngineStarted
             * @function getTypeUrl
             * @memberof arqonbus.v1.EngineStarted
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            EngineStarted.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.EngineStarted";
            };

            return EngineStarted;
        })();

        v1.EngineClosed = (function() {

            /**
             * Properties of an EngineClosed.
             * @typedef {Object} arqonbus.v1.EngineClosed.$Properties
             * @property {string|null} [reason] EngineClosed reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EngineClosed.
             * @memberof arqonbus.v1
             * @interface IEngineClosed
             * @augments arqonbus.v1.EngineClosed.$Properties
             * @deprecated Use arqonbus.v1.EngineClosed.$Properties instead.
             */

            /**
             * Shape of an EngineClosed.
             * @typedef {arqonbus.v1.EngineClosed.$Properties} arqonbus.v1.EngineClosed.$Shape
             */

            /**
             * Constructs a new EngineClosed.
             * @memberof arqonbus.v1
             * @classdesc Represents an EngineClosed.
             * @constructor
             * @param {arqonbus.v1.EngineClosed.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EngineClosed = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EngineClosed reason.
             * @member {string} reason
             * @memberof arqonbus.v1.EngineClosed
             * @instance
             */
            EngineClosed.prototype.reason = "";

            /**
             * Creates a new EngineClosed instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.EngineClosed
             * @static
             * @param {arqonbus.v1.EngineClosed.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.EngineClosed} EngineClosed instance
             * @type {{
             *   (properties: arqonbus.v1.EngineClosed.$Shape): arqonbus.v1.EngineClosed & arqonbus.v1.EngineClosed.$Shape;
             *   (properties?: arqonbus.v1.EngineClosed.$Properties): arqonbus.v1.EngineClosed;
             * }}
             */
            EngineClosed.create = function(properties) {
                return new EngineClosed(properties);
            };

            /**
             * Encodes the specified EngineClosed message. Does not implicitly {@link arqonbus.v1.EngineClosed.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.EngineClosed
             * @static
             * @param {arqonbus.v1.EngineClosed.$Properties} message EngineClosed message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EngineClosed.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EngineClosed message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.EngineClosed
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.EngineClosed & arqonbus.v1.EngineClosed.$Shape} EngineClosed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EngineClosed.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.EngineClosed();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an EngineClosed message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.EngineClosed
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.EngineClosed} EngineClosed
             */
            EngineClosed.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.EngineClosed)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.EngineClosed: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.EngineClosed();
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                return message;
            };

            /**
             * Creates a plain object from an EngineClosed message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.EngineClosed
             * @static
             * @param {arqonbus.v1.EngineClosed} message EngineClosed
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            EngineClosed.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.reason = "";
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                return object;
            };

            /**
             * Converts this EngineClosed to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.EngineClosed
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            EngineClosed.prototype.toJSON = function() {
                return EngineClosed.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for EngineClosed
             * @function getTypeUrl
             * @memberof arqonbus.v1.EngineClosed
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            EngineClosed.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.EngineClosed";
            };

            return EngineClosed;
        })();

        v1.TailQuarantined = (function() {

            /**
             * Properties of a TailQuarantined.
             * @typedef {Object} arqonbus.v1.TailQuarantined.$Properties
             * @property {string|null} [file] TailQuarantined file
             * @property {number|Long|null} [bytes] TailQuarantined bytes
             * @property {Uint8Array|null} [sha256] TailQuarantined sha256
             * @property {string|null} [log] TailQuarantined log
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TailQuarantined.
             * @memberof arqonbus.v1
             * @interface ITailQuarantined
             * @augments arqonbus.v1.TailQuarantined.$Properties
             * @deprecated Use arqonbus.v1.TailQuarantined.$Properties instead.
             */

            /**
             * Shape of a TailQuarantined.
             * @typedef {arqonbus.v1.TailQuarantined.$Properties} arqonbus.v1.TailQuarantined.$Shape
             */

            /**
             * Constructs a new TailQuarantined.
             * @memberof arqonbus.v1
             * @classdesc Represents a TailQuarantined.
             * @constructor
             * @param {arqonbus.v1.TailQuarantined.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TailQuarantined = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TailQuarantined file.
             * @member {string} file
             * @memberof arqonbus.v1.TailQuarantined
             * @instance
             */
            TailQuarantined.prototype.file = "";

            /**
             * TailQuarantined bytes.
             * @member {number|Long} bytes
             * @memberof arqonbus.v1.TailQuarantined
             * @instance
             */
            TailQuarantined.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * TailQuarantined sha256.
             * @member {Uint8Array} sha256
             * @memberof arqonbus.v1.TailQuarantined
             * @instance
             */
            TailQuarantined.prototype.sha256 = $util.newBuffer([]);

            /**
             * TailQuarantined log.
             * @member {string} log
             * @memberof arqonbus.v1.TailQuarantined
             * @instance
             */
            TailQuarantined.prototype.log = "";

            /**
             * Creates a new TailQuarantined instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.TailQuarantined
             * @static
             * @param {arqonbus.v1.TailQuarantined.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.TailQuarantined} TailQuarantined instance
             * @type {{
             *   (properties: arqonbus.v1.TailQuarantined.$Shape): arqonbus.v1.TailQuarantined & arqonbus.v1.TailQuarantined.$Shape;
             *   (properties?: arqonbus.v1.TailQuarantined.$Properties): arqonbus.v1.TailQuarantined;
             * }}
             */
            TailQuarantined.create = function(properties) {
                return new TailQuarantined(properties);
            };

            /**
             * Encodes the specified TailQuarantined message. Does not implicitly {@link arqonbus.v1.TailQuarantined.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.TailQuarantined
             * @static
             * @param {arqonbus.v1.TailQuarantined.$Properties} message TailQuarantined message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TailQuarantined.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.file != null && $Object.hasOwnProperty.call(message, "file") && message.file !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.file);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.bytes);
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.sha256);
                if (message.log != null && $Object.hasOwnProperty.call(message, "log") && message.log !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.log);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TailQuarantined message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.TailQuarantined
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.TailQuarantined & arqonbus.v1.TailQuarantined.$Shape} TailQuarantined
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TailQuarantined.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.TailQuarantined();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.file = value;
                            else
                                delete message.file;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.log = value;
                            else
                                delete message.log;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a TailQuarantined message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.TailQuarantined
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.TailQuarantined} TailQuarantined
             */
            TailQuarantined.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.TailQuarantined)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.TailQuarantined: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.TailQuarantined();
                if (object.file != null)
                    if (typeof object.file !== "string" || object.file.length)
                        message.file = $String(object.file);
                if (object.bytes != null)
                    if (typeof object.bytes === "object" ? object.bytes.low || object.bytes.high : $Number(object.bytes) !== 0)
                        if ($util.Long)
                            message.bytes = $util.Long.fromValue(object.bytes, true);
                        else if (typeof object.bytes === "string")
                            message.bytes = $parseInt(object.bytes, 10);
                        else if (typeof object.bytes === "number")
                            message.bytes = object.bytes;
                        else if (typeof object.bytes === "object")
                            message.bytes = new $util.LongBits(object.bytes.low >>> 0, object.bytes.high >>> 0).toNumber(true);
                if (object.sha256 != null)
                    if (object.sha256.length)
                        if (typeof object.sha256 === "string")
                            $util.base64.decode(object.sha256, message.sha256 = $util.newBuffer($util.base64.length(object.sha256)), 0);
                        else if (object.sha256.length >= 0)
                            message.sha256 = object.sha256;
                if (object.log != null)
                    if (typeof object.log !== "string" || object.log.length)
                        message.log = $String(object.log);
                return message;
            };

            /**
             * Creates a plain object from a TailQuarantined message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.TailQuarantined
             * @static
             * @param {arqonbus.v1.TailQuarantined} message TailQuarantined
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            TailQuarantined.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.file = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.bytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.bytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.sha256 = "";
                    else {
                        object.sha256 = [];
                        if (options.bytes !== $Array)
                            object.sha256 = $util.newBuffer(object.sha256);
                    }
                    object.log = "";
                }
                if (message.file != null && $Object.hasOwnProperty.call(message, "file"))
                    object.file = message.file;
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.bytes = typeof message.bytes === "number" ? $BigInt(message.bytes) : $util.Long.fromBits(message.bytes.low >>> 0, message.bytes.high >>> 0, true).toBigInt();
                    else if (typeof message.bytes === "number")
                        object.bytes = options.longs === $String ? $String(message.bytes) : message.bytes;
                    else
                        object.bytes = options.longs === $String ? $util.Long.prototype.toString.call(message.bytes) : options.longs === $Number ? new $util.LongBits(message.bytes.low >>> 0, message.bytes.high >>> 0).toNumber(true) : message.bytes;
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256"))
                    object.sha256 = options.bytes === $String ? $util.base64.encode(message.sha256, 0, message.sha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.sha256) : message.sha256;
                if (message.log != null && $Object.hasOwnProperty.call(message, "log"))
                    object.log = message.log;
                return object;
            };

            /**
             * Converts this TailQuarantined to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.TailQuarantined
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            TailQuarantined.prototype.toJSON = function() {
                return TailQuarantined.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for TailQuarantined
             * @function getTypeUrl
             * @memberof arqonbus.v1.TailQuarantined
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            TailQuarantined.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.TailQuarantined";
            };

            return TailQuarantined;
        })();

        v1.WorkspaceTrusted = (function() {

            /**
             * Properties of a WorkspaceTrusted.
             * @typedef {Object} arqonbus.v1.WorkspaceTrusted.$Properties
             * @property {Uint8Array|null} [configSha256] WorkspaceTrusted configSha256
             * @property {Uint8Array|null} [policySha256] WorkspaceTrusted policySha256
             * @property {string|null} [person] WorkspaceTrusted person
             * @property {Uint8Array|null} [signature] WorkspaceTrusted signature
             * @property {string|null} [protection] WorkspaceTrusted protection
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WorkspaceTrusted.
             * @memberof arqonbus.v1
             * @interface IWorkspaceTrusted
             * @augments arqonbus.v1.WorkspaceTrusted.$Properties
             * @deprecated Use arqonbus.v1.WorkspaceTrusted.$Properties instead.
             */

            /**
             * Shape of a WorkspaceTrusted.
             * @typedef {arqonbus.v1.WorkspaceTrusted.$Properties} arqonbus.v1.WorkspaceTrusted.$Shape
             */

            /**
             * Constructs a new WorkspaceTrusted.
             * @memberof arqonbus.v1
             * @classdesc Represents a WorkspaceTrusted.
             * @constructor
             * @param {arqonbus.v1.WorkspaceTrusted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WorkspaceTrusted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WorkspaceTrusted configSha256.
             * @member {Uint8Array} configSha256
             * @memberof arqonbus.v1.WorkspaceTrusted
             * @instance
             */
            WorkspaceTrusted.prototype.configSha256 = $util.newBuffer([]);

            /**
             * WorkspaceTrusted policySha256.
             * @member {Uint8Array} policySha256
             * @memberof arqonbus.v1.WorkspaceTrusted
             * @instance
             */
            WorkspaceTrusted.prototype.policySha256 = $util.newBuffer([]);

            /**
             * WorkspaceTrusted person.
             * @member {string} person
             * @memberof arqonbus.v1.WorkspaceTrusted
             * @instance
             */
            WorkspaceTrusted.prototype.person = "";

            /**
             * WorkspaceTrusted signature.
             * @member {Uint8Array} signature
             * @memberof arqonbus.v1.WorkspaceTrusted
             * @instance
             */
            WorkspaceTrusted.prototype.signature = $util.newBuffer([]);

            /**
             * WorkspaceTrusted protection.
             * @member {string} protection
             * @memberof arqonbus.v1.WorkspaceTrusted
             * @instance
             */
            WorkspaceTrusted.prototype.protection = "";

            /**
             * Creates a new WorkspaceTrusted instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.WorkspaceTrusted
             * @static
             * @param {arqonbus.v1.WorkspaceTrusted.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.WorkspaceTrusted} WorkspaceTrusted instance
             * @type {{
             *   (properties: arqonbus.v1.WorkspaceTrusted.$Shape): arqonbus.v1.WorkspaceTrusted & arqonbus.v1.WorkspaceTrusted.$Shape;
             *   (properties?: arqonbus.v1.WorkspaceTrusted.$Properties): arqonbus.v1.WorkspaceTrusted;
             * }}
             */
            WorkspaceTrusted.create = function(properties) {
                return new WorkspaceTrusted(properties);
            };

            /**
             * Encodes the specified WorkspaceTrusted message. Does not implicitly {@link arqonbus.v1.WorkspaceTrusted.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.WorkspaceTrusted
             * @static
             * @param {arqonbus.v1.WorkspaceTrusted.$Properties} message WorkspaceTrusted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WorkspaceTrusted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.configSha256 != null && $Object.hasOwnProperty.call(message, "configSha256") && message.configSha256.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.configSha256);
                if (message.policySha256 != null && $Object.hasOwnProperty.call(message, "policySha256") && message.policySha256.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.policySha256);
                if (message.person != null && $Object.hasOwnProperty.call(message, "person") && message.person !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.person);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.signature);
                if (message.protection != null && $Object.hasOwnProperty.call(message, "protection") && message.protection !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.protection);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WorkspaceTrusted message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.WorkspaceTrusted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.WorkspaceTrusted & arqonbus.v1.WorkspaceTrusted.$Shape} WorkspaceTrusted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WorkspaceTrusted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.WorkspaceTrusted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.configSha256 = value;
                            else
                                delete message.configSha256;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.policySha256 = value;
                            else
                                delete message.policySha256;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.person = value;
                            else
                                delete message.person;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.protection = value;
                            else
                                delete message.protection;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a WorkspaceTrusted message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.WorkspaceTrusted
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.WorkspaceTrusted} WorkspaceTrusted
             */
            WorkspaceTrusted.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.WorkspaceTrusted)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.WorkspaceTrusted: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.WorkspaceTrusted();
                if (object.configSha256 != null)
                    if (object.configSha256.length)
                        if (typeof object.configSha256 === "string")
                            $util.base64.decode(object.configSha256, message.configSha256 = $util.newBuffer($util.base64.length(object.configSha256)), 0);
                        else if (object.configSha256.length >= 0)
                            message.configSha256 = object.configSha256;
                if (object.policySha256 != null)
                    if (object.policySha256.length)
                        if (typeof object.policySha256 === "string")
                            $util.base64.decode(object.policySha256, message.policySha256 = $util.newBuffer($util.base64.length(object.policySha256)), 0);
                        else if (object.policySha256.length >= 0)
                            message.policySha256 = object.policySha256;
                if (object.person != null)
                    if (typeof object.person !== "string" || object.person.length)
                        message.person = $String(object.person);
                if (object.signature != null)
                    if (object.signature.length)
                        if (typeof object.signature === "string")
                            $util.base64.decode(object.signature, message.signature = $util.newBuffer($util.base64.length(object.signature)), 0);
                        else if (object.signature.length >= 0)
                            message.signature = object.signature;
                if (object.protection != null)
                    if (typeof object.protection !== "string" || object.protection.length)
                        message.protection = $String(object.protection);
                return message;
            };

            /**
             * Creates a plain object from a WorkspaceTrusted message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.WorkspaceTrusted
             * @static
             * @param {arqonbus.v1.WorkspaceTrusted} message WorkspaceTrusted
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            WorkspaceTrusted.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.configSha256 = "";
                    else {
                        object.configSha256 = [];
                        if (options.bytes !== $Array)
                            object.configSha256 = $util.newBuffer(object.configSha256);
                    }
                    if (options.bytes === $String)
                        object.policySha256 = "";
                    else {
                        object.policySha256 = [];
                        if (options.bytes !== $Array)
                            object.policySha256 = $util.newBuffer(object.policySha256);
                    }
                    object.person = "";
                    if (options.bytes === $String)
                        object.signature = "";
                    else {
                        object.signature = [];
                        if (options.bytes !== $Array)
                            object.signature = $util.newBuffer(object.signature);
                    }
                    object.protection = "";
                }
                if (message.configSha256 != null && $Object.hasOwnProperty.call(message, "configSha256"))
                    object.configSha256 = options.bytes === $String ? $util.base64.encode(message.configSha256, 0, message.configSha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.configSha256) : message.configSha256;
                if (message.policySha256 != null && $Object.hasOwnProperty.call(message, "policySha256"))
                    object.policySha256 = options.bytes === $String ? $util.base64.encode(message.policySha256, 0, message.policySha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.policySha256) : message.policySha256;
                if (message.person != null && $Object.hasOwnProperty.call(message, "person"))
                    object.person = message.person;
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature"))
                    object.signature = options.bytes === $String ? $util.base64.encode(message.signature, 0, message.signature.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.signature) : message.signature;
                if (message.protection != null && $Object.hasOwnProperty.call(message, "protection"))
                    object.protection = message.protection;
                return object;
            };

            /**
             * Converts this WorkspaceTrusted to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.WorkspaceTrusted
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            WorkspaceTrusted.prototype.toJSON = function() {
                return WorkspaceTrusted.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for WorkspaceTrusted
             * @function getTypeUrl
             * @memberof arqonbus.v1.WorkspaceTrusted
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            WorkspaceTrusted.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.WorkspaceTrusted";
            };

            return WorkspaceTrusted;
        })();

        v1.PolicyApplied = (function() {

            /**
             * Properties of a PolicyApplied.
             * @typedef {Object} arqonbus.v1.PolicyApplied.$Properties
             * @property {Uint8Array|null} [sha256] PolicyApplied sha256
             * @property {Uint8Array|null} [previousSha256] PolicyApplied previousSha256
             * @property {string|null} [person] PolicyApplied person
             * @property {Uint8Array|null} [signature] PolicyApplied signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PolicyApplied.
             * @memberof arqonbus.v1
             * @interface IPolicyApplied
             * @augments arqonbus.v1.PolicyApplied.$Properties
             * @deprecated Use arqonbus.v1.PolicyApplied.$Properties instead.
             */

            /**
             * Shape of a PolicyApplied.
             * @typedef {arqonbus.v1.PolicyApplied.$Properties} arqonbus.v1.PolicyApplied.$Shape
             */

            /**
             * Constructs a new PolicyApplied.
             * @memberof arqonbus.v1
             * @classdesc Represents a PolicyApplied.
             * @constructor
             * @param {arqonbus.v1.PolicyApplied.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PolicyApplied = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PolicyApplied sha256.
             * @member {Uint8Array} sha256
             * @memberof arqonbus.v1.PolicyApplied
             * @instance
             */
            PolicyApplied.prototype.sha256 = $util.newBuffer([]);

            /**
             * PolicyApplied previousSha256.
             * @member {Uint8Array} previousSha256
             * @memberof arqonbus.v1.PolicyApplied
             * @instance
             */
            PolicyApplied.prototype.previousSha256 = $util.newBuffer([]);

            /**
             * PolicyApplied person.
             * @member {string} person
             * @memberof arqonbus.v1.PolicyApplied
             * @instance
             */
            PolicyApplied.prototype.person = "";

            /**
             * PolicyApplied signature.
             * @member {Uint8Array} signature
             * @memberof arqonbus.v1.PolicyApplied
             * @instance
             */
            PolicyApplied.prototype.signature = $util.newBuffer([]);

            /**
             * Creates a new PolicyApplied instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.PolicyApplied
             * @static
             * @param {arqonbus.v1.PolicyApplied.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.PolicyApplied} PolicyApplied instance
             * @type {{
             *   (properties: arqonbus.v1.PolicyApplied.$Shape): arqonbus.v1.PolicyApplied & arqonbus.v1.PolicyApplied.$Shape;
             *   (properties?: arqonbus.v1.PolicyApplied.$Properties): arqonbus.v1.PolicyApplied;
             * }}
             */
            PolicyApplied.create = function(properties) {
                return new PolicyApplied(properties);
            };

            /**
             * Encodes the specified PolicyApplied message. Does not implicitly {@link arqonbus.v1.PolicyApplied.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.PolicyApplied
             * @static
             * @param {arqonbus.v1.PolicyApplied.$Properties} message PolicyApplied message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PolicyApplied.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.sha256);
                if (message.previousSha256 != null && $Object.hasOwnProperty.call(message, "previousSha256") && message.previousSha256.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.previousSha256);
                if (message.person != null && $Object.hasOwnProperty.call(message, "person") && message.person !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.person);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PolicyApplied message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.PolicyApplied
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.PolicyApplied & arqonbus.v1.PolicyApplied.$Shape} PolicyApplied
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PolicyApplied.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.PolicyApplied();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.previousSha256 = value;
                            else
                                delete message.previousSha256;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.person = value;
                            else
                                delete message.person;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a PolicyApplied message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.PolicyApplied
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.PolicyApplied} PolicyApplied
             */
            PolicyApplied.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.PolicyApplied)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.PolicyApplied: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.PolicyApplied();
                if (object.sha256 != null)
                    if (object.sha256.length)
                        if (typeof object.sha256 === "string")
                            $util.base64.decode(object.sha256, message.sha256 = $util.newBuffer($util.base64.length(object.sha256)), 0);
                        else if (object.sha256.length >= 0)
                            message.sha256 = object.sha256;
                if (object.previousSha256 != null)
                    if (object.previousSha256.length)
                        if (typeof object.previousSha256 === "string")
                            $util.base64.decode(object.previousSha256, message.previousSha256 = $util.newBuffer($util.base64.length(object.previousSha256)), 0);
                        else if (object.previousSha256.length >= 0)
                            message.previousSha256 = object.previousSha256;
                if (object.person != null)
                    if (typeof object.person !== "string" || object.person.length)
                        message.person = $String(object.person);
                if (object.signature != null)
                    if (object.signature.length)
                        if (typeof object.signature === "string")
                            $util.base64.decode(object.signature, message.signature = $util.newBuffer($util.base64.length(object.signature)), 0);
                        else if (object.signature.length >= 0)
                            message.signature = object.signature;
                return message;
            };

            /**
             * Creates a plain object from a PolicyApplied message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.PolicyApplied
             * @static
             * @param {arqonbus.v1.PolicyApplied} message PolicyApplied
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            PolicyApplied.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.sha256 = "";
                    else {
                        object.sha256 = [];
                        if (options.bytes !== $Array)
                            object.sha256 = $util.newBuffer(object.sha256);
                    }
                    if (options.bytes === $String)
                        object.previousSha256 = "";
                    else {
                        object.previousSha256 = [];
                        if (options.bytes !== $Array)
                            object.previousSha256 = $util.newBuffer(object.previousSha256);
                    }
                    object.person = "";
                    if (options.bytes === $String)
                        object.signature = "";
                    else {
                        object.signature = [];
                        if (options.bytes !== $Array)
                            object.signature = $util.newBuffer(object.signature);
                    }
                }
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256"))
                    object.sha256 = options.bytes === $String ? $util.base64.encode(message.sha256, 0, message.sha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.sha256) : message.sha256;
                if (message.previousSha256 != null && $Object.hasOwnProperty.call(message, "previousSha256"))
                    object.previousSha256 = options.bytes === $String ? $util.base64.encode(message.previousSha256, 0, message.previousSha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.previousSha256) : message.previousSha256;
                if (message.person != null && $Object.hasOwnProperty.call(message, "person"))
                    object.person = message.person;
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature"))
                    object.signature = options.bytes === $String ? $util.base64.encode(message.signature, 0, message.signature.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.signature) : message.signature;
                return object;
            };

            /**
             * Converts this PolicyApplied to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.PolicyApplied
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            PolicyApplied.prototype.toJSON = function() {
                return PolicyApplied.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for PolicyApplied
             * @function getTypeUrl
             * @memberof arqonbus.v1.PolicyApplied
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PolicyApplied.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.PolicyApplied";
            };

            return PolicyApplied;
        })();

        v1.DataRegistered = (function() {

            /**
             * Properties of a DataRegistered.
             * @typedef {Object} arqonbus.v1.DataRegistered.$Properties
             * @property {string|null} [name] DataRegistered name
             * @property {string|null} [path] DataRegistered path
             * @property {Uint8Array|null} [sha256] DataRegistered sha256
             * @property {number|Long|null} [bytes] DataRegistered bytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DataRegistered.
             * @memberof arqonbus.v1
             * @interface IDataRegistered
             * @augments arqonbus.v1.DataRegistered.$Properties
             * @deprecated Use arqonbus.v1.DataRegistered.$Properties instead.
             */

            /**
             * Shape of a DataRegistered.
             * @typedef {arqonbus.v1.DataRegistered.$Properties} arqonbus.v1.DataRegistered.$Shape
             */

            /**
             * Constructs a new DataRegistered.
             * @memberof arqonbus.v1
             * @classdesc Represents a DataRegistered.
             * @constructor
             * @param {arqonbus.v1.DataRegistered.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DataRegistered = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DataRegistered name.
             * @member {string} name
             * @memberof arqonbus.v1.DataRegistered
             * @instance
             */
            DataRegistered.prototype.name = "";

            /**
             * DataRegistered path.
             * @member {string} path
             * @memberof arqonbus.v1.DataRegistered
             * @instance
             */
            DataRegistered.prototype.path = "";

            /**
             * DataRegistered sha256.
             * @member {Uint8Array} sha256
             * @memberof arqonbus.v1.DataRegistered
             * @instance
             */
            DataRegistered.prototype.sha256 = $util.newBuffer([]);

            /**
             * DataRegistered bytes.
             * @member {number|Long} bytes
             * @memberof arqonbus.v1.DataRegistered
             * @instance
             */
            DataRegistered.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new DataRegistered instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.DataRegistered
             * @static
             * @param {arqonbus.v1.DataRegistered.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.DataRegistered} DataRegistered instance
             * @type {{
             *   (properties: arqonbus.v1.DataRegistered.$Shape): arqonbus.v1.DataRegistered & arqonbus.v1.DataRegistered.$Shape;
             *   (properties?: arqonbus.v1.DataRegistered.$Properties): arqonbus.v1.DataRegistered;
             * }}
             */
            DataRegistered.create = function(properties) {
                return new DataRegistered(properties);
            };

            /**
             * Encodes the specified DataRegistered message. Does not implicitly {@link arqonbus.v1.DataRegistered.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.DataRegistered
             * @static
             * @param {arqonbus.v1.DataRegistered.$Properties} message DataRegistered message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DataRegistered.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.path);
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.sha256);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DataRegistered message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.DataRegistered
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.DataRegistered & arqonbus.v1.DataRegistered.$Shape} DataRegistered
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DataRegistered.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.DataRegistered();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a DataRegistered message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.DataRegistered
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.DataRegistered} DataRegistered
             */
            DataRegistered.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.DataRegistered)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.DataRegistered: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.DataRegistered();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.path != null)
                    if (typeof object.path !== "string" || object.path.length)
                        message.path = $String(object.path);
                if (object.sha256 != null)
                    if (object.sha256.length)
                        if (typeof object.sha256 === "string")
                            $util.base64.decode(object.sha256, message.sha256 = $util.newBuffer($util.base64.length(object.sha256)), 0);
                        else if (object.sha256.length >= 0)
                            message.sha256 = object.sha256;
                if (object.bytes != null)
                    if (typeof object.bytes === "object" ? object.bytes.low || object.bytes.high : $Number(object.bytes) !== 0)
                        if ($util.Long)
                            message.bytes = $util.Long.fromValue(object.bytes, true);
                        else if (typeof object.bytes === "string")
                            message.bytes = $parseInt(object.bytes, 10);
                        else if (typeof object.bytes === "number")
                            message.bytes = object.bytes;
                        else if (typeof object.bytes === "object")
                            message.bytes = new $util.LongBits(object.bytes.low >>> 0, object.bytes.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a DataRegistered message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.DataRegistered
             * @static
             * @param {arqonbus.v1.DataRegistered} message DataRegistered
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            DataRegistered.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.path = "";
                    if (options.bytes === $String)
                        object.sha256 = "";
                    else {
                        object.sha256 = [];
                        if (options.bytes !== $Array)
                            object.sha256 = $util.newBuffer(object.sha256);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.bytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.bytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
                    object.path = message.path;
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256"))
                    object.sha256 = options.bytes === $String ? $util.base64.encode(message.sha256, 0, message.sha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.sha256) : message.sha256;
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.bytes = typeof message.bytes === "number" ? $BigInt(message.bytes) : $util.Long.fromBits(message.bytes.low >>> 0, message.bytes.high >>> 0, true).toBigInt();
                    else if (typeof message.bytes === "number")
                        object.bytes = options.longs === $String ? $String(message.bytes) : message.bytes;
                    else
                        object.bytes = options.longs === $String ? $util.Long.prototype.toString.call(message.bytes) : options.longs === $Number ? new $util.LongBits(message.bytes.low >>> 0, message.bytes.high >>> 0).toNumber(true) : message.bytes;
                return object;
            };

            /**
             * Converts this DataRegistered to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.DataRegistered
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            DataRegistered.prototype.toJSON = function() {
                return DataRegistered.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for DataRegistered
             * @function getTypeUrl
             * @memberof arqonbus.v1.DataRegistered
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            DataRegistered.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.DataRegistered";
            };

            return DataRegistered;
        })();

        v1.ComponentRegistered = (function() {

            /**
             * Properties of a ComponentRegistered.
             * @typedef {Object} arqonbus.v1.ComponentRegistered.$Properties
             * @property {string|null} [id] ComponentRegistered id
             * @property {string|null} [kind] ComponentRegistered kind
             * @property {Uint8Array|null} [sha256] ComponentRegistered sha256
             * @property {Array.<string>|null} [files] ComponentRegistered files
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ComponentRegistered.
             * @memberof arqonbus.v1
             * @interface IComponentRegistered
             * @augments arqonbus.v1.ComponentRegistered.$Properties
             * @deprecated Use arqonbus.v1.ComponentRegistered.$Properties instead.
             */

            /**
             * Shape of a ComponentRegistered.
             * @typedef {arqonbus.v1.ComponentRegistered.$Properties} arqonbus.v1.ComponentRegistered.$Shape
             */

            /**
             * Constructs a new ComponentRegistered.
             * @memberof arqonbus.v1
             * @classdesc Represents a ComponentRegistered.
             * @constructor
             * @param {arqonbus.v1.ComponentRegistered.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ComponentRegistered = function (properties) {
                this.files = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ComponentRegistered id.
             * @member {string} id
             * @memberof arqonbus.v1.ComponentRegistered
             * @instance
             */
            ComponentRegistered.prototype.id = "";

            /**
             * ComponentRegistered kind.
             * @member {string} kind
             * @memberof arqonbus.v1.ComponentRegistered
             * @instance
             */
            ComponentRegistered.prototype.kind = "";

            /**
             * ComponentRegistered sha256.
             * @member {Uint8Array} sha256
             * @memberof arqonbus.v1.ComponentRegistered
             * @instance
             */
            ComponentRegistered.prototype.sha256 = $util.newBuffer([]);

            /**
             * ComponentRegistered files.
             * @member {Array.<string>} files
             * @memberof arqonbus.v1.ComponentRegistered
             * @instance
             */
            ComponentRegistered.prototype.files = $util.emptyArray;

            /**
             * Creates a new ComponentRegistered instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.ComponentRegistered
             * @static
             * @param {arqonbus.v1.ComponentRegistered.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.ComponentRegistered} ComponentRegistered instance
             * @type {{
             *   (properties: arqonbus.v1.ComponentRegistered.$Shape): arqonbus.v1.ComponentRegistered & arqonbus.v1.ComponentRegistered.$Shape;
             *   (properties?: arqonbus.v1.ComponentRegistered.$Properties): arqonbus.v1.ComponentRegistered;
             * }}
             */
            ComponentRegistered.create = function(properties) {
                return new ComponentRegistered(properties);
            };

            /**
             * Encodes the specified ComponentRegistered message. Does not implicitly {@link arqonbus.v1.ComponentRegistered.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.ComponentRegistered
             * @static
             * @param {arqonbus.v1.ComponentRegistered.$Properties} message ComponentRegistered message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ComponentRegistered.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.kind);
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.sha256);
                if (message.files != null && message.files.length)
                    for (let i = 0; i < message.files.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.files[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ComponentRegistered message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.ComponentRegistered
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.ComponentRegistered & arqonbus.v1.ComponentRegistered.$Shape} ComponentRegistered
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ComponentRegistered.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.ComponentRegistered();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.files && message.files.length))
                                message.files = [];
                            message.files.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ComponentRegistered message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.ComponentRegistered
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.ComponentRegistered} ComponentRegistered
             */
            ComponentRegistered.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.ComponentRegistered)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.ComponentRegistered: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.ComponentRegistered();
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.kind != null)
                    if (typeof object.kind !== "string" || object.kind.length)
                        message.kind = $String(object.kind);
                if (object.sha256 != null)
                    if (object.sha256.length)
                        if (typeof object.sha256 === "string")
                            $util.base64.decode(object.sha256, message.sha256 = $util.newBuffer($util.base64.length(object.sha256)), 0);
                        else if (object.sha256.length >= 0)
                            message.sha256 = object.sha256;
                if (object.files) {
                    if (!$Array.isArray(object.files))
                        throw $TypeError(".arqonbus.v1.ComponentRegistered.files: array expected");
                    message.files = $Array(object.files.length);
                    for (let i = 0; i < object.files.length; ++i)
                        message.files[i] = $String(object.files[i]);
                }
                return message;
            };

            /**
             * Creates a plain object from a ComponentRegistered message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.ComponentRegistered
             * @static
             * @param {arqonbus.v1.ComponentRegistered} message ComponentRegistered
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ComponentRegistered.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.files = [];
                if (options.defaults) {
                    object.id = "";
                    object.kind = "";
                    if (options.bytes === $String)
                        object.sha256 = "";
                    else {
                        object.sha256 = [];
                        if (options.bytes !== $Array)
                            object.sha256 = $util.newBuffer(object.sha256);
                    }
                }
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = message.kind;
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256"))
                    object.sha256 = options.bytes === $String ? $util.base64.encode(message.sha256, 0, message.sha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.sha256) : message.sha256;
                if (message.files && message.files.length) {
                    object.files = $Array(message.files.length);
                    for (let j = 0; j < message.files.length; ++j)
                        object.files[j] = message.files[j];
                }
                return object;
            };

            /**
             * Converts this ComponentRegistered to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.ComponentRegistered
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ComponentRegistered.prototype.toJSON = function() {
                return ComponentRegistered.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ComponentRegistered
             * @function getTypeUrl
             * @memberof arqonbus.v1.ComponentRegistered
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ComponentRegistered.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.ComponentRegistered";
            };

            return ComponentRegistered;
        })();

        v1.PartyJoined = (function() {

            /**
             * Properties of a PartyJoined.
             * @typedef {Object} arqonbus.v1.PartyJoined.$Properties
             * @property {string|null} [identity] PartyJoined identity
             * @property {string|null} [transport] PartyJoined transport
             * @property {Array.<string>|null} [publish] PartyJoined publish
             * @property {Array.<string>|null} [subscribe] PartyJoined subscribe
             * @property {Array.<string>|null} [execute] PartyJoined execute
             * @property {string|null} [namespace] PartyJoined namespace
             * @property {string|null} [client] PartyJoined client
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PartyJoined.
             * @memberof arqonbus.v1
             * @interface IPartyJoined
             * @augments arqonbus.v1.PartyJoined.$Properties
             * @deprecated Use arqonbus.v1.PartyJoined.$Properties instead.
             */

            /**
             * Shape of a PartyJoined.
             * @typedef {arqonbus.v1.PartyJoined.$Properties} arqonbus.v1.PartyJoined.$Shape
             */

            /**
             * Constructs a new PartyJoined.
             * @memberof arqonbus.v1
             * @classdesc Represents a PartyJoined.
             * @constructor
             * @param {arqonbus.v1.PartyJoined.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PartyJoined = function (properties) {
                this.publish = [];
                this.subscribe = [];
                this.execute = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PartyJoined identity.
             * @member {string} identity
             * @memberof arqonbus.v1.PartyJoined
             * @instance
             */
            PartyJoined.prototype.identity = "";

            /**
             * PartyJoined transport.
             * @member {string} transport
             * @memberof arqonbus.v1.PartyJoined
             * @instance
             */
            PartyJoined.prototype.transport = "";

            /**
             * PartyJoined publish.
             * @member {Array.<string>} publish
             * @memberof arqonbus.v1.PartyJoined
             * @instance
             */
            PartyJoined.prototype.publish = $util.emptyArray;

            /**
             * PartyJoined subscribe.
             * @member {Array.<string>} subscribe
             * @memberof arqonbus.v1.PartyJoined
             * @instance
             */
            PartyJoined.prototype.subscribe = $util.emptyArray;

            /**
             * PartyJoined execute.
             * @member {Array.<string>} execute
             * @memberof arqonbus.v1.PartyJoined
             * @instance
             */
            PartyJoined.prototype.execute = $util.emptyArray;

            /**
             * PartyJoined namespace.
             * @member {string} namespace
             * @memberof arqonbus.v1.PartyJoined
             * @instance
             */
            PartyJoined.prototype.namespace = "";

            /**
             * PartyJoined client.
             * @member {string} client
             * @memberof arqonbus.v1.PartyJoined
             * @instance
             */
            PartyJoined.prototype.client = "";

            /**
             * Creates a new PartyJoined instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.PartyJoined
             * @static
             * @param {arqonbus.v1.PartyJoined.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.PartyJoined} PartyJoined instance
             * @type {{
             *   (properties: arqonbus.v1.PartyJoined.$Shape): arqonbus.v1.PartyJoined & arqonbus.v1.PartyJoined.$Shape;
             *   (properties?: arqonbus.v1.PartyJoined.$Properties): arqonbus.v1.PartyJoined;
             * }}
             */
            PartyJoined.create = function(properties) {
                return new PartyJoined(properties);
            };

            /**
             * Encodes the specified PartyJoined message. Does not implicitly {@link arqonbus.v1.PartyJoined.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.PartyJoined
             * @static
             * @param {arqonbus.v1.PartyJoined.$Properties} message PartyJoined message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PartyJoined.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.identity != null && $Object.hasOwnProperty.call(message, "identity") && message.identity !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.identity);
                if (message.transport != null && $Object.hasOwnProperty.call(message, "transport") && message.transport !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.transport);
                if (message.publish != null && message.publish.length)
                    for (let i = 0; i < message.publish.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.publish[i]);
                if (message.subscribe != null && message.subscribe.length)
                    for (let i = 0; i < message.subscribe.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.subscribe[i]);
                if (message.execute != null && message.execute.length)
                    for (let i = 0; i < message.execute.length; ++i)
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.execute[i]);
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace") && message.namespace !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.namespace);
                if (message.client != null && $Object.hasOwnProperty.call(message, "client") && message.client !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.client);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PartyJoined message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.PartyJoined
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.PartyJoined & arqonbus.v1.PartyJoined.$Shape} PartyJoined
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PartyJoined.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.PartyJoined();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.identity = value;
                            else
                                delete message.identity;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.transport = value;
                            else
                                delete message.transport;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.publish && message.publish.length))
                                message.publish = [];
                            message.publish.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.subscribe && message.subscribe.length))
                                message.subscribe = [];
                            message.subscribe.push(reader.stringVerify());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.execute && message.execute.length))
                                message.execute = [];
                            message.execute.push(reader.stringVerify());
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.namespace = value;
                            else
                                delete message.namespace;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.client = value;
                            else
                                delete message.client;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a PartyJoined message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.PartyJoined
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.PartyJoined} PartyJoined
             */
            PartyJoined.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.PartyJoined)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.PartyJoined: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.PartyJoined();
                if (object.identity != null)
                    if (typeof object.identity !== "string" || object.identity.length)
                        message.identity = $String(object.identity);
                if (object.transport != null)
                    if (typeof object.transport !== "string" || object.transport.length)
                        message.transport = $String(object.transport);
                if (object.publish) {
                    if (!$Array.isArray(object.publish))
                        throw $TypeError(".arqonbus.v1.PartyJoined.publish: array expected");
                    message.publish = $Array(object.publish.length);
                    for (let i = 0; i < object.publish.length; ++i)
                        message.publish[i] = $String(object.publish[i]);
                }
                if (object.subscribe) {
                    if (!$Array.isArray(object.subscribe))
                        throw $TypeError(".arqonbus.v1.PartyJoined.subscribe: array expected");
                    message.subscribe = $Array(object.subscribe.length);
                    for (let i = 0; i < object.subscribe.length; ++i)
                        message.subscribe[i] = $String(object.subscribe[i]);
                }
                if (object.execute) {
                    if (!$Array.isArray(object.execute))
                        throw $TypeError(".arqonbus.v1.PartyJoined.execute: array expected");
                    message.execute = $Array(object.execute.length);
                    for (let i = 0; i < object.execute.length; ++i)
                        message.execute[i] = $String(object.execute[i]);
                }
                if (object.namespace != null)
                    if (typeof object.namespace !== "string" || object.namespace.length)
                        message.namespace = $String(object.namespace);
                if (object.client != null)
                    if (typeof object.client !== "string" || object.client.length)
                        message.client = $String(object.client);
                return message;
            };

            /**
             * Creates a plain object from a PartyJoined message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.PartyJoined
             * @static
             * @param {arqonbus.v1.PartyJoined} message PartyJoined
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            PartyJoined.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.publish = [];
                    object.subscribe = [];
                    object.execute = [];
                }
                if (options.defaults) {
                    object.identity = "";
                    object.transport = "";
                    object.namespace = "";
                    object.client = "";
                }
                if (message.identity != null && $Object.hasOwnProperty.call(message, "identity"))
                    object.identity = message.identity;
                if (message.transport != null && $Object.hasOwnProperty.call(message, "transport"))
                    object.transport = message.transport;
                if (message.publish && message.publish.length) {
                    object.publish = $Array(message.publish.length);
                    for (let j = 0; j < message.publish.length; ++j)
                        object.publish[j] = message.publish[j];
                }
                if (message.subscribe && message.subscribe.length) {
                    object.subscribe = $Array(message.subscribe.length);
                    for (let j = 0; j < message.subscribe.length; ++j)
                        object.subscribe[j] = message.subscribe[j];
                }
                if (message.execute && message.execute.length) {
                    object.execute = $Array(message.execute.length);
                    for (let j = 0; j < message.execute.length; ++j)
                        object.execute[j] = message.execute[j];
                }
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace"))
                    object.namespace = message.namespace;
                if (message.client != null && $Object.hasOwnProperty.call(message, "client"))
                    object.client = message.client;
                return object;
            };

            /**
             * Converts this PartyJoined to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.PartyJoined
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            PartyJoined.prototype.toJSON = function() {
                return PartyJoined.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for PartyJoined
             * @function getTypeUrl
             * @memberof arqonbus.v1.PartyJoined
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PartyJoined.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.PartyJoined";
            };

            return PartyJoined;
        })();

        v1.PartyLeft = (function() {

            /**
             * Properties of a PartyLeft.
             * @typedef {Object} arqonbus.v1.PartyLeft.$Properties
             * @property {string|null} [identity] PartyLeft identity
             * @property {string|null} [reason] PartyLeft reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PartyLeft.
             * @memberof arqonbus.v1
             * @interface IPartyLeft
             * @augments arqonbus.v1.PartyLeft.$Properties
             * @deprecated Use arqonbus.v1.PartyLeft.$Properties instead.
             */

            /**
             * Shape of a PartyLeft.
             * @typedef {arqonbus.v1.PartyLeft.$Properties} arqonbus.v1.PartyLeft.$Shape
             */

            /**
             * Constructs a new PartyLeft.
             * @memberof arqonbus.v1
             * @classdesc Represents a PartyLeft.
             * @constructor
             * @param {arqonbus.v1.PartyLeft.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PartyLeft = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PartyLeft identity.
             * @member {string} identity
             * @memberof arqonbus.v1.PartyLeft
             * @instance
             */
            PartyLeft.prototype.identity = "";

            /**
             * PartyLeft reason.
             * @member {string} reason
             * @memberof arqonbus.v1.PartyLeft
             * @instance
             */
            PartyLeft.prototype.reason = "";

            /**
             * Creates a new PartyLeft instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.PartyLeft
             * @static
             * @param {arqonbus.v1.PartyLeft.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.PartyLeft} PartyLeft instance
             * @type {{
             *   (properties: arqonbus.v1.PartyLeft.$Shape): arqonbus.v1.PartyLeft & arqonbus.v1.PartyLeft.$Shape;
             *   (properties?: arqonbus.v1.PartyLeft.$Properties): arqonbus.v1.PartyLeft;
             * }}
             */
            PartyLeft.create = function(properties) {
                return new PartyLeft(properties);
            };

            /**
             * Encodes the specified PartyLeft message. Does not implicitly {@link arqonbus.v1.PartyLeft.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.PartyLeft
             * @static
             * @param {arqonbus.v1.PartyLeft.$Properties} message PartyLeft message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PartyLeft.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.identity != null && $Object.hasOwnProperty.call(message, "identity") && message.identity !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.identity);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PartyLeft message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.PartyLeft
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.PartyLeft & arqonbus.v1.PartyLeft.$Shape} PartyLeft
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PartyLeft.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.PartyLeft();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.identity = value;
                            else
                                delete message.identity;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a PartyLeft message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.PartyLeft
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.PartyLeft} PartyLeft
             */
            PartyLeft.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.PartyLeft)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.PartyLeft: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.PartyLeft();
                if (object.identity != null)
                    if (typeof object.identity !== "string" || object.identity.length)
                        message.identity = $String(object.identity);
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                return message;
            };

            /**
             * Creates a plain object from a PartyLeft message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.PartyLeft
             * @static
             * @param {arqonbus.v1.PartyLeft} message PartyLeft
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            PartyLeft.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.identity = "";
                    object.reason = "";
                }
                if (message.identity != null && $Object.hasOwnProperty.call(message, "identity"))
                    object.identity = message.identity;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                return object;
            };

            /**
             * Converts this PartyLeft to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.PartyLeft
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            PartyLeft.prototype.toJSON = function() {
                return PartyLeft.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for PartyLeft
             * @function getTypeUrl
             * @memberof arqonbus.v1.PartyLeft
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PartyLeft.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.PartyLeft";
            };

            return PartyLeft;
        })();

        v1.Refusals = (function() {

            /**
             * Properties of a Refusals.
             * @typedef {Object} arqonbus.v1.Refusals.$Properties
             * @property {string|null} [identity] Refusals identity
             * @property {string|null} [code] Refusals code
             * @property {number|Long|null} [count] Refusals count
             * @property {string|null} [firstTopic] Refusals firstTopic
             * @property {boolean|null} [disconnected] Refusals disconnected
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Refusals.
             * @memberof arqonbus.v1
             * @interface IRefusals
             * @augments arqonbus.v1.Refusals.$Properties
             * @deprecated Use arqonbus.v1.Refusals.$Properties instead.
             */

            /**
             * Shape of a Refusals.
             * @typedef {arqonbus.v1.Refusals.$Properties} arqonbus.v1.Refusals.$Shape
             */

            /**
             * Constructs a new Refusals.
             * @memberof arqonbus.v1
             * @classdesc Represents a Refusals.
             * @constructor
             * @param {arqonbus.v1.Refusals.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Refusals = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Refusals identity.
             * @member {string} identity
             * @memberof arqonbus.v1.Refusals
             * @instance
             */
            Refusals.prototype.identity = "";

            /**
             * Refusals code.
             * @member {string} code
             * @memberof arqonbus.v1.Refusals
             * @instance
             */
            Refusals.prototype.code = "";

            /**
             * Refusals count.
             * @member {number|Long} count
             * @memberof arqonbus.v1.Refusals
             * @instance
             */
            Refusals.prototype.count = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Refusals firstTopic.
             * @member {string} firstTopic
             * @memberof arqonbus.v1.Refusals
             * @instance
             */
            Refusals.prototype.firstTopic = "";

            /**
             * Refusals disconnected.
             * @member {boolean} disconnected
             * @memberof arqonbus.v1.Refusals
             * @instance
             */
            Refusals.prototype.disconnected = false;

            /**
             * Creates a new Refusals instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Refusals
             * @static
             * @param {arqonbus.v1.Refusals.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Refusals} Refusals instance
             * @type {{
             *   (properties: arqonbus.v1.Refusals.$Shape): arqonbus.v1.Refusals & arqonbus.v1.Refusals.$Shape;
             *   (properties?: arqonbus.v1.Refusals.$Properties): arqonbus.v1.Refusals;
             * }}
             */
            Refusals.create = function(properties) {
                return new Refusals(properties);
            };

            /**
             * Encodes the specified Refusals message. Does not implicitly {@link arqonbus.v1.Refusals.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Refusals
             * @static
             * @param {arqonbus.v1.Refusals.$Properties} message Refusals message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Refusals.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.identity != null && $Object.hasOwnProperty.call(message, "identity") && message.identity !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.identity);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.code);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && (typeof message.count === "object" ? message.count.low || message.count.high : message.count !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.count);
                if (message.firstTopic != null && $Object.hasOwnProperty.call(message, "firstTopic") && message.firstTopic !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.firstTopic);
                if (message.disconnected != null && $Object.hasOwnProperty.call(message, "disconnected") && message.disconnected !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.disconnected);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Refusals message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Refusals
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Refusals & arqonbus.v1.Refusals.$Shape} Refusals
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Refusals.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Refusals();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.identity = value;
                            else
                                delete message.identity;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.firstTopic = value;
                            else
                                delete message.firstTopic;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.disconnected = value;
                            else
                                delete message.disconnected;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Refusals message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Refusals
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Refusals} Refusals
             */
            Refusals.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Refusals)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Refusals: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Refusals();
                if (object.identity != null)
                    if (typeof object.identity !== "string" || object.identity.length)
                        message.identity = $String(object.identity);
                if (object.code != null)
                    if (typeof object.code !== "string" || object.code.length)
                        message.code = $String(object.code);
                if (object.count != null)
                    if (typeof object.count === "object" ? object.count.low || object.count.high : $Number(object.count) !== 0)
                        if ($util.Long)
                            message.count = $util.Long.fromValue(object.count, true);
                        else if (typeof object.count === "string")
                            message.count = $parseInt(object.count, 10);
                        else if (typeof object.count === "number")
                            message.count = object.count;
                        else if (typeof object.count === "object")
                            message.count = new $util.LongBits(object.count.low >>> 0, object.count.high >>> 0).toNumber(true);
                if (object.firstTopic != null)
                    if (typeof object.firstTopic !== "string" || object.firstTopic.length)
                        message.firstTopic = $String(object.firstTopic);
                if (object.disconnected != null)
                    if (object.disconnected)
                        message.disconnected = $Boolean(object.disconnected);
                return message;
            };

            /**
             * Creates a plain object from a Refusals message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Refusals
             * @static
             * @param {arqonbus.v1.Refusals} message Refusals
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Refusals.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.identity = "";
                    object.code = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.count = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.count = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.firstTopic = "";
                    object.disconnected = false;
                }
                if (message.identity != null && $Object.hasOwnProperty.call(message, "identity"))
                    object.identity = message.identity;
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    object.code = message.code;
                if (message.count != null && $Object.hasOwnProperty.call(message, "count"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.count = typeof message.count === "number" ? $BigInt(message.count) : $util.Long.fromBits(message.count.low >>> 0, message.count.high >>> 0, true).toBigInt();
                    else if (typeof message.count === "number")
                        object.count = options.longs === $String ? $String(message.count) : message.count;
                    else
                        object.count = options.longs === $String ? $util.Long.prototype.toString.call(message.count) : options.longs === $Number ? new $util.LongBits(message.count.low >>> 0, message.count.high >>> 0).toNumber(true) : message.count;
                if (message.firstTopic != null && $Object.hasOwnProperty.call(message, "firstTopic"))
                    object.firstTopic = message.firstTopic;
                if (message.disconnected != null && $Object.hasOwnProperty.call(message, "disconnected"))
                    object.disconnected = message.disconnected;
                return object;
            };

            /**
             * Converts this Refusals to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Refusals
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Refusals.prototype.toJSON = function() {
                return Refusals.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Refusals
             * @function getTypeUrl
             * @memberof arqonbus.v1.Refusals
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Refusals.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Refusals";
            };

            return Refusals;
        })();

        v1.TokenIssued = (function() {

            /**
             * Properties of a TokenIssued.
             * @typedef {Object} arqonbus.v1.TokenIssued.$Properties
             * @property {string|null} [subject] TokenIssued subject
             * @property {Array.<string>|null} [publish] TokenIssued publish
             * @property {Array.<string>|null} [subscribe] TokenIssued subscribe
             * @property {Array.<string>|null} [execute] TokenIssued execute
             * @property {string|null} [namespace] TokenIssued namespace
             * @property {number|Long|null} [expires] TokenIssued expires
             * @property {string|null} [tokenId] TokenIssued tokenId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TokenIssued.
             * @memberof arqonbus.v1
             * @interface ITokenIssued
             * @augments arqonbus.v1.TokenIssued.$Properties
             * @deprecated Use arqonbus.v1.TokenIssued.$Properties instead.
             */

            /**
             * Shape of a TokenIssued.
             * @typedef {arqonbus.v1.TokenIssued.$Properties} arqonbus.v1.TokenIssued.$Shape
             */

            /**
             * Constructs a new TokenIssued.
             * @memberof arqonbus.v1
             * @classdesc Represents a TokenIssued.
             * @constructor
             * @param {arqonbus.v1.TokenIssued.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TokenIssued = function (properties) {
                this.publish = [];
                this.subscribe = [];
                this.execute = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TokenIssued subject.
             * @member {string} subject
             * @memberof arqonbus.v1.TokenIssued
             * @instance
             */
            TokenIssued.prototype.subject = "";

            /**
             * TokenIssued publish.
             * @member {Array.<string>} publish
             * @memberof arqonbus.v1.TokenIssued
             * @instance
             */
            TokenIssued.prototype.publish = $util.emptyArray;

            /**
             * TokenIssued subscribe.
             * @member {Array.<string>} subscribe
             * @memberof arqonbus.v1.TokenIssued
             * @instance
             */
            TokenIssued.prototype.subscribe = $util.emptyArray;

            /**
             * TokenIssued execute.
             * @member {Array.<string>} execute
             * @memberof arqonbus.v1.TokenIssued
             * @instance
             */
            TokenIssued.prototype.execute = $util.emptyArray;

            /**
             * TokenIssued namespace.
             * @member {string} namespace
             * @memberof arqonbus.v1.TokenIssued
             * @instance
             */
            TokenIssued.prototype.namespace = "";

            /**
             * TokenIssued expires.
             * @member {number|Long} expires
             * @memberof arqonbus.v1.TokenIssued
             * @instance
             */
            TokenIssued.prototype.expires = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * TokenIssued tokenId.
             * @member {string} tokenId
             * @memberof arqonbus.v1.TokenIssued
             * @instance
             */
            TokenIssued.prototype.tokenId = "";

            /**
             * Creates a new TokenIssued instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.TokenIssued
             * @static
             * @param {arqonbus.v1.TokenIssued.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.TokenIssued} TokenIssued instance
             * @type {{
             *   (properties: arqonbus.v1.TokenIssued.$Shape): arqonbus.v1.TokenIssued & arqonbus.v1.TokenIssued.$Shape;
             *   (properties?: arqonbus.v1.TokenIssued.$Properties): arqonbus.v1.TokenIssued;
             * }}
             */
            TokenIssued.create = function(properties) {
                return new TokenIssued(properties);
            };

            /**
             * Encodes the specified TokenIssued message. Does not implicitly {@link arqonbus.v1.TokenIssued.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.TokenIssued
             * @static
             * @param {arqonbus.v1.TokenIssued.$Properties} message TokenIssued message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TokenIssued.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.subject != null && $Object.hasOwnProperty.call(message, "subject") && message.subject !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.subject);
                if (message.publish != null && message.publish.length)
                    for (let i = 0; i < message.publish.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.publish[i]);
                if (message.subscribe != null && message.subscribe.length)
                    for (let i = 0; i < message.subscribe.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.subscribe[i]);
                if (message.execute != null && message.execute.length)
                    for (let i = 0; i < message.execute.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.execute[i]);
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace") && message.namespace !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.namespace);
                if (message.expires != null && $Object.hasOwnProperty.call(message, "expires") && (typeof message.expires === "object" ? message.expires.low || message.expires.high : message.expires !== 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).sfixed64(message.expires);
                if (message.tokenId != null && $Object.hasOwnProperty.call(message, "tokenId") && message.tokenId !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.tokenId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TokenIssued message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.TokenIssued
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.TokenIssued & arqonbus.v1.TokenIssued.$Shape} TokenIssued
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TokenIssued.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.TokenIssued();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.subject = value;
                            else
                                delete message.subject;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.publish && message.publish.length))
                                message.publish = [];
                            message.publish.push(reader.stringVerify());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.subscribe && message.subscribe.length))
                                message.subscribe = [];
                            message.subscribe.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.execute && message.execute.length))
                                message.execute = [];
                            message.execute.push(reader.stringVerify());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.namespace = value;
                            else
                                delete message.namespace;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.sfixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.expires = value;
                            else
                                delete message.expires;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.tokenId = value;
                            else
                                delete message.tokenId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a TokenIssued message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.TokenIssued
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.TokenIssued} TokenIssued
             */
            TokenIssued.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.TokenIssued)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.TokenIssued: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.TokenIssued();
                if (object.subject != null)
                    if (typeof object.subject !== "string" || object.subject.length)
                        message.subject = $String(object.subject);
                if (object.publish) {
                    if (!$Array.isArray(object.publish))
                        throw $TypeError(".arqonbus.v1.TokenIssued.publish: array expected");
                    message.publish = $Array(object.publish.length);
                    for (let i = 0; i < object.publish.length; ++i)
                        message.publish[i] = $String(object.publish[i]);
                }
                if (object.subscribe) {
                    if (!$Array.isArray(object.subscribe))
                        throw $TypeError(".arqonbus.v1.TokenIssued.subscribe: array expected");
                    message.subscribe = $Array(object.subscribe.length);
                    for (let i = 0; i < object.subscribe.length; ++i)
                        message.subscribe[i] = $String(object.subscribe[i]);
                }
                if (object.execute) {
                    if (!$Array.isArray(object.execute))
                        throw $TypeError(".arqonbus.v1.TokenIssued.execute: array expected");
                    message.execute = $Array(object.execute.length);
                    for (let i = 0; i < object.execute.length; ++i)
                        message.execute[i] = $String(object.execute[i]);
                }
                if (object.namespace != null)
                    if (typeof object.namespace !== "string" || object.namespace.length)
                        message.namespace = $String(object.namespace);
                if (object.expires != null)
                    if (typeof object.expires === "object" ? object.expires.low || object.expires.high : $Number(object.expires) !== 0)
                        if ($util.Long)
                            message.expires = $util.Long.fromValue(object.expires, false);
                        else if (typeof object.expires === "string")
                            message.expires = $parseInt(object.expires, 10);
                        else if (typeof object.expires === "number")
                            message.expires = object.expires;
                        else if (typeof object.expires === "object")
                            message.expires = new $util.LongBits(object.expires.low >>> 0, object.expires.high >>> 0).toNumber();
                if (object.tokenId != null)
                    if (typeof object.tokenId !== "string" || object.tokenId.length)
                        message.tokenId = $String(object.tokenId);
                return message;
            };

            /**
             * Creates a plain object from a TokenIssued message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.TokenIssued
             * @static
             * @param {arqonbus.v1.TokenIssued} message TokenIssued
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            TokenIssued.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.publish = [];
                    object.subscribe = [];
                    object.execute = [];
                }
                if (options.defaults) {
                    object.subject = "";
                    object.namespace = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.expires = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.expires = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.tokenId = "";
                }
                if (message.subject != null && $Object.hasOwnProperty.call(message, "subject"))
                    object.subject = message.subject;
                if (message.publish && message.publish.length) {
                    object.publish = $Array(message.publish.length);
                    for (let j = 0; j < message.publish.length; ++j)
                        object.publish[j] = message.publish[j];
                }
                if (message.subscribe && message.subscribe.length) {
                    object.subscribe = $Array(message.subscribe.length);
                    for (let j = 0; j < message.subscribe.length; ++j)
                        object.subscribe[j] = message.subscribe[j];
                }
                if (message.execute && message.execute.length) {
                    object.execute = $Array(message.execute.length);
                    for (let j = 0; j < message.execute.length; ++j)
                        object.execute[j] = message.execute[j];
                }
                if (message.namespace != null && $Object.hasOwnProperty.call(message, "namespace"))
                    object.namespace = message.namespace;
                if (message.expires != null && $Object.hasOwnProperty.call(message, "expires"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.expires = typeof message.expires === "number" ? $BigInt(message.expires) : $util.Long.fromBits(message.expires.low >>> 0, message.expires.high >>> 0, false).toBigInt();
                    else if (typeof message.expires === "number")
                        object.expires = options.longs === $String ? $String(message.expires) : message.expires;
                    else
                        object.expires = options.longs === $String ? $util.Long.prototype.toString.call(message.expires) : options.longs === $Number ? new $util.LongBits(message.expires.low >>> 0, message.expires.high >>> 0).toNumber() : message.expires;
                if (message.tokenId != null && $Object.hasOwnProperty.call(message, "tokenId"))
                    object.tokenId = message.tokenId;
                return object;
            };

            /**
             * Converts this TokenIssued to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.TokenIssued
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            TokenIssued.prototype.toJSON = function() {
                return TokenIssued.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for TokenIssued
             * @function getTypeUrl
             * @memberof arqonbus.v1.TokenIssued
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            TokenIssued.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.TokenIssued";
            };

            return TokenIssued;
        })();

        v1.OperatorStarted = (function() {

            /**
             * Properties of an OperatorStarted.
             * @typedef {Object} arqonbus.v1.OperatorStarted.$Properties
             * @property {string|null} [identity] OperatorStarted identity
             * @property {number|Long|null} [pid] OperatorStarted pid
             * @property {string|null} [confinement] OperatorStarted confinement
             * @property {string|null} [confinementReason] OperatorStarted confinementReason
             * @property {Uint8Array|null} [componentSha256] OperatorStarted componentSha256
             * @property {Array.<string>|null} [command] OperatorStarted command
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an OperatorStarted.
             * @memberof arqonbus.v1
             * @interface IOperatorStarted
             * @augments arqonbus.v1.OperatorStarted.$Properties
             * @deprecated Use arqonbus.v1.OperatorStarted.$Properties instead.
             */

            /**
             * Shape of an OperatorStarted.
             * @typedef {arqonbus.v1.OperatorStarted.$Properties} arqonbus.v1.OperatorStarted.$Shape
             */

            /**
             * Constructs a new OperatorStarted.
             * @memberof arqonbus.v1
             * @classdesc Represents an OperatorStarted.
             * @constructor
             * @param {arqonbus.v1.OperatorStarted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const OperatorStarted = function (properties) {
                this.command = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * OperatorStarted identity.
             * @member {string} identity
             * @memberof arqonbus.v1.OperatorStarted
             * @instance
             */
            OperatorStarted.prototype.identity = "";

            /**
             * OperatorStarted pid.
             * @member {number|Long} pid
             * @memberof arqonbus.v1.OperatorStarted
             * @instance
             */
            OperatorStarted.prototype.pid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * OperatorStarted confinement.
             * @member {string} confinement
             * @memberof arqonbus.v1.OperatorStarted
             * @instance
             */
            OperatorStarted.prototype.confinement = "";

            /**
             * OperatorStarted confinementReason.
             * @member {string} confinementReason
             * @memberof arqonbus.v1.OperatorStarted
             * @instance
             */
            OperatorStarted.prototype.confinementReason = "";

            /**
             * OperatorStarted componentSha256.
             * @member {Uint8Array} componentSha256
             * @memberof arqonbus.v1.OperatorStarted
             * @instance
             */
            OperatorStarted.prototype.componentSha256 = $util.newBuffer([]);

            /**
             * OperatorStarted command.
             * @member {Array.<string>} command
             * @memberof arqonbus.v1.OperatorStarted
             * @instance
             */
            OperatorStarted.prototype.command = $util.emptyArray;

            /**
             * Creates a new OperatorStarted instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.OperatorStarted
             * @static
             * @param {arqonbus.v1.OperatorStarted.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.OperatorStarted} OperatorStarted instance
             * @type {{
             *   (properties: arqonbus.v1.OperatorStarted.$Shape): arqonbus.v1.OperatorStarted & arqonbus.v1.OperatorStarted.$Shape;
             *   (properties?: arqonbus.v1.OperatorStarted.$Properties): arqonbus.v1.OperatorStarted;
             * }}
             */
            OperatorStarted.create = function(properties) {
                return new OperatorStarted(properties);
            };

            /**
             * Encodes the specified OperatorStarted message. Does not implicitly {@link arqonbus.v1.OperatorStarted.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.OperatorStarted
             * @static
             * @param {arqonbus.v1.OperatorStarted.$Properties} message OperatorStarted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            OperatorStarted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.identity != null && $Object.hasOwnProperty.call(message, "identity") && message.identity !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.identity);
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && (typeof message.pid === "object" ? message.pid.low || message.pid.high : message.pid !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.pid);
                if (message.confinement != null && $Object.hasOwnProperty.call(message, "confinement") && message.confinement !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.confinement);
                if (message.confinementReason != null && $Object.hasOwnProperty.call(message, "confinementReason") && message.confinementReason !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.confinementReason);
                if (message.componentSha256 != null && $Object.hasOwnProperty.call(message, "componentSha256") && message.componentSha256.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.componentSha256);
                if (message.command != null && message.command.length)
                    for (let i = 0; i < message.command.length; ++i)
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.command[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an OperatorStarted message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.OperatorStarted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.OperatorStarted & arqonbus.v1.OperatorStarted.$Shape} OperatorStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            OperatorStarted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.OperatorStarted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.identity = value;
                            else
                                delete message.identity;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.pid = value;
                            else
                                delete message.pid;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.confinement = value;
                            else
                                delete message.confinement;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.confinementReason = value;
                            else
                                delete message.confinementReason;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.componentSha256 = value;
                            else
                                delete message.componentSha256;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.command && message.command.length))
                                message.command = [];
                            message.command.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an OperatorStarted message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.OperatorStarted
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.OperatorStarted} OperatorStarted
             */
            OperatorStarted.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.OperatorStarted)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.OperatorStarted: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.OperatorStarted();
                if (object.identity != null)
                    if (typeof object.identity !== "string" || object.identity.length)
                        message.identity = $String(object.identity);
                if (object.pid != null)
                    if (typeof object.pid === "object" ? object.pid.low || object.pid.high : $Number(object.pid) !== 0)
                        if ($util.Long)
                            message.pid = $util.Long.fromValue(object.pid, true);
                        else if (typeof object.pid === "string")
                            message.pid = $parseInt(object.pid, 10);
                        else if (typeof object.pid === "number")
                            message.pid = object.pid;
                        else if (typeof object.pid === "object")
                            message.pid = new $util.LongBits(object.pid.low >>> 0, object.pid.high >>> 0).toNumber(true);
                if (object.confinement != null)
                    if (typeof object.confinement !== "string" || object.confinement.length)
                        message.confinement = $String(object.confinement);
                if (object.confinementReason != null)
                    if (typeof object.confinementReason !== "string" || object.confinementReason.length)
                        message.confinementReason = $String(object.confinementReason);
                if (object.componentSha256 != null)
                    if (object.componentSha256.length)
                        if (typeof object.componentSha256 === "string")
                            $util.base64.decode(object.componentSha256, message.componentSha256 = $util.newBuffer($util.base64.length(object.componentSha256)), 0);
                        else if (object.componentSha256.length >= 0)
                            message.componentSha256 = object.componentSha256;
                if (object.command) {
                    if (!$Array.isArray(object.command))
                        throw $TypeError(".arqonbus.v1.OperatorStarted.command: array expected");
                    message.command = $Array(object.command.length);
                    for (let i = 0; i < object.command.length; ++i)
                        message.command[i] = $String(object.command[i]);
                }
                return message;
            };

            /**
             * Creates a plain object from an OperatorStarted message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.OperatorStarted
             * @static
             * @param {arqonbus.v1.OperatorStarted} message OperatorStarted
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            OperatorStarted.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.command = [];
                if (options.defaults) {
                    object.identity = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.pid = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.pid = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.confinement = "";
                    object.confinementReason = "";
                    if (options.bytes === $String)
                        object.componentSha256 = "";
                    else {
                        object.componentSha256 = [];
                        if (options.bytes !== $Array)
                            object.componentSha256 = $util.newBuffer(object.componentSha256);
                    }
                }
                if (message.identity != null && $Object.hasOwnProperty.call(message, "identity"))
                    object.identity = message.identity;
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.pid = typeof message.pid === "number" ? $BigInt(message.pid) : $util.Long.fromBits(message.pid.low >>> 0, message.pid.high >>> 0, true).toBigInt();
                    else if (typeof message.pid === "number")
                        object.pid = options.longs === $String ? $String(message.pid) : message.pid;
                    else
                        object.pid = options.longs === $String ? $util.Long.prototype.toString.call(message.pid) : options.longs === $Number ? new $util.LongBits(message.pid.low >>> 0, message.pid.high >>> 0).toNumber(true) : message.pid;
                if (message.confinement != null && $Object.hasOwnProperty.call(message, "confinement"))
                    object.confinement = message.confinement;
                if (message.confinementReason != null && $Object.hasOwnProperty.call(message, "confinementReason"))
                    object.confinementReason = message.confinementReason;
                if (message.componentSha256 != null && $Object.hasOwnProperty.call(message, "componentSha256"))
                    object.componentSha256 = options.bytes === $String ? $util.base64.encode(message.componentSha256, 0, message.componentSha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.componentSha256) : message.componentSha256;
                if (message.command && message.command.length) {
                    object.command = $Array(message.command.length);
                    for (let j = 0; j < message.command.length; ++j)
                        object.command[j] = message.command[j];
                }
                return object;
            };

            /**
             * Converts this OperatorStarted to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.OperatorStarted
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            OperatorStarted.prototype.toJSON = function() {
                return OperatorStarted.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for OperatorStarted
             * @function getTypeUrl
             * @memberof arqonbus.v1.OperatorStarted
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            OperatorStarted.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.OperatorStarted";
            };

            return OperatorStarted;
        })();

        v1.OperatorEnded = (function() {

            /**
             * Properties of an OperatorEnded.
             * @typedef {Object} arqonbus.v1.OperatorEnded.$Properties
             * @property {string|null} [identity] OperatorEnded identity
             * @property {number|Long|null} [pid] OperatorEnded pid
             * @property {number|null} [exitCode] OperatorEnded exitCode
             * @property {string|null} [signal] OperatorEnded signal
             * @property {string|null} [reason] OperatorEnded reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an OperatorEnded.
             * @memberof arqonbus.v1
             * @interface IOperatorEnded
             * @augments arqonbus.v1.OperatorEnded.$Properties
             * @deprecated Use arqonbus.v1.OperatorEnded.$Properties instead.
             */

            /**
             * Shape of an OperatorEnded.
             * @typedef {arqonbus.v1.OperatorEnded.$Properties} arqonbus.v1.OperatorEnded.$Shape
             */

            /**
             * Constructs a new OperatorEnded.
             * @memberof arqonbus.v1
             * @classdesc Represents an OperatorEnded.
             * @constructor
             * @param {arqonbus.v1.OperatorEnded.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const OperatorEnded = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * OperatorEnded identity.
             * @member {string} identity
             * @memberof arqonbus.v1.OperatorEnded
             * @instance
             */
            OperatorEnded.prototype.identity = "";

            /**
             * OperatorEnded pid.
             * @member {number|Long} pid
             * @memberof arqonbus.v1.OperatorEnded
             * @instance
             */
            OperatorEnded.prototype.pid = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * OperatorEnded exitCode.
             * @member {number} exitCode
             * @memberof arqonbus.v1.OperatorEnded
             * @instance
             */
            OperatorEnded.prototype.exitCode = 0;

            /**
             * OperatorEnded signal.
             * @member {string} signal
             * @memberof arqonbus.v1.OperatorEnded
             * @instance
             */
            OperatorEnded.prototype.signal = "";

            /**
             * OperatorEnded reason.
             * @member {string} reason
             * @memberof arqonbus.v1.OperatorEnded
             * @instance
             */
            OperatorEnded.prototype.reason = "";

            /**
             * Creates a new OperatorEnded instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.OperatorEnded
             * @static
             * @param {arqonbus.v1.OperatorEnded.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.OperatorEnded} OperatorEnded instance
             * @type {{
             *   (properties: arqonbus.v1.OperatorEnded.$Shape): arqonbus.v1.OperatorEnded & arqonbus.v1.OperatorEnded.$Shape;
             *   (properties?: arqonbus.v1.OperatorEnded.$Properties): arqonbus.v1.OperatorEnded;
             * }}
             */
            OperatorEnded.create = function(properties) {
                return new OperatorEnded(properties);
            };

            /**
             * Encodes the specified OperatorEnded message. Does not implicitly {@link arqonbus.v1.OperatorEnded.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.OperatorEnded
             * @static
             * @param {arqonbus.v1.OperatorEnded.$Properties} message OperatorEnded message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            OperatorEnded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.identity != null && $Object.hasOwnProperty.call(message, "identity") && message.identity !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.identity);
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && (typeof message.pid === "object" ? message.pid.low || message.pid.high : message.pid !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.pid);
                if (message.exitCode != null && $Object.hasOwnProperty.call(message, "exitCode") && message.exitCode !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.exitCode);
                if (message.signal != null && $Object.hasOwnProperty.call(message, "signal") && message.signal !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.signal);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an OperatorEnded message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.OperatorEnded
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.OperatorEnded & arqonbus.v1.OperatorEnded.$Shape} OperatorEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            OperatorEnded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.OperatorEnded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.identity = value;
                            else
                                delete message.identity;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.pid = value;
                            else
                                delete message.pid;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.exitCode = value;
                            else
                                delete message.exitCode;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.signal = value;
                            else
                                delete message.signal;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an OperatorEnded message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.OperatorEnded
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.OperatorEnded} OperatorEnded
             */
            OperatorEnded.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.OperatorEnded)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.OperatorEnded: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.OperatorEnded();
                if (object.identity != null)
                    if (typeof object.identity !== "string" || object.identity.length)
                        message.identity = $String(object.identity);
                if (object.pid != null)
                    if (typeof object.pid === "object" ? object.pid.low || object.pid.high : $Number(object.pid) !== 0)
                        if ($util.Long)
                            message.pid = $util.Long.fromValue(object.pid, true);
                        else if (typeof object.pid === "string")
                            message.pid = $parseInt(object.pid, 10);
                        else if (typeof object.pid === "number")
                            message.pid = object.pid;
                        else if (typeof object.pid === "object")
                            message.pid = new $util.LongBits(object.pid.low >>> 0, object.pid.high >>> 0).toNumber(true);
                if (object.exitCode != null)
                    if ($Number(object.exitCode) !== 0)
                        message.exitCode = object.exitCode | 0;
                if (object.signal != null)
                    if (typeof object.signal !== "string" || object.signal.length)
                        message.signal = $String(object.signal);
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                return message;
            };

            /**
             * Creates a plain object from an OperatorEnded message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.OperatorEnded
             * @static
             * @param {arqonbus.v1.OperatorEnded} message OperatorEnded
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            OperatorEnded.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.identity = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.pid = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.pid = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.exitCode = 0;
                    object.signal = "";
                    object.reason = "";
                }
                if (message.identity != null && $Object.hasOwnProperty.call(message, "identity"))
                    object.identity = message.identity;
                if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.pid = typeof message.pid === "number" ? $BigInt(message.pid) : $util.Long.fromBits(message.pid.low >>> 0, message.pid.high >>> 0, true).toBigInt();
                    else if (typeof message.pid === "number")
                        object.pid = options.longs === $String ? $String(message.pid) : message.pid;
                    else
                        object.pid = options.longs === $String ? $util.Long.prototype.toString.call(message.pid) : options.longs === $Number ? new $util.LongBits(message.pid.low >>> 0, message.pid.high >>> 0).toNumber(true) : message.pid;
                if (message.exitCode != null && $Object.hasOwnProperty.call(message, "exitCode"))
                    object.exitCode = message.exitCode;
                if (message.signal != null && $Object.hasOwnProperty.call(message, "signal"))
                    object.signal = message.signal;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                return object;
            };

            /**
             * Converts this OperatorEnded to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.OperatorEnded
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            OperatorEnded.prototype.toJSON = function() {
                return OperatorEnded.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for OperatorEnded
             * @function getTypeUrl
             * @memberof arqonbus.v1.OperatorEnded
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            OperatorEnded.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.OperatorEnded";
            };

            return OperatorEnded;
        })();

        v1.RunStarted = (function() {

            /**
             * Properties of a RunStarted.
             * @typedef {Object} arqonbus.v1.RunStarted.$Properties
             * @property {string|null} [mode] RunStarted mode
             * @property {number|Long|null} [seed] RunStarted seed
             * @property {string|null} [asOf] RunStarted asOf
             * @property {Uint8Array|null} [configSha256] RunStarted configSha256
             * @property {Uint8Array|null} [policySha256] RunStarted policySha256
             * @property {Uint8Array|null} [lockSha256] RunStarted lockSha256
             * @property {string|null} [parameters] RunStarted parameters
             * @property {string|null} [deviceKind] RunStarted deviceKind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RunStarted.
             * @memberof arqonbus.v1
             * @interface IRunStarted
             * @augments arqonbus.v1.RunStarted.$Properties
             * @deprecated Use arqonbus.v1.RunStarted.$Properties instead.
             */

            /**
             * Shape of a RunStarted.
             * @typedef {arqonbus.v1.RunStarted.$Properties} arqonbus.v1.RunStarted.$Shape
             */

            /**
             * Constructs a new RunStarted.
             * @memberof arqonbus.v1
             * @classdesc Represents a RunStarted.
             * @constructor
             * @param {arqonbus.v1.RunStarted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RunStarted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RunStarted mode.
             * @member {string} mode
             * @memberof arqonbus.v1.RunStarted
             * @instance
             */
            RunStarted.prototype.mode = "";

            /**
             * RunStarted seed.
             * @member {number|Long} seed
             * @memberof arqonbus.v1.RunStarted
             * @instance
             */
            RunStarted.prototype.seed = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RunStarted asOf.
             * @member {string} asOf
             * @memberof arqonbus.v1.RunStarted
             * @instance
             */
            RunStarted.prototype.asOf = "";

            /**
             * RunStarted configSha256.
             * @member {Uint8Array} configSha256
             * @memberof arqonbus.v1.RunStarted
             * @instance
             */
            RunStarted.prototype.configSha256 = $util.newBuffer([]);

            /**
             * RunStarted policySha256.
             * @member {Uint8Array} policySha256
             * @memberof arqonbus.v1.RunStarted
             * @instance
             */
            RunStarted.prototype.policySha256 = $util.newBuffer([]);

            /**
             * RunStarted lockSha256.
             * @member {Uint8Array} lockSha256
             * @memberof arqonbus.v1.RunStarted
             * @instance
             */
            RunStarted.prototype.lockSha256 = $util.newBuffer([]);

            /**
             * RunStarted parameters.
             * @member {string} parameters
             * @memberof arqonbus.v1.RunStarted
             * @instance
             */
            RunStarted.prototype.parameters = "";

            /**
             * RunStarted deviceKind.
             * @member {string} deviceKind
             * @memberof arqonbus.v1.RunStarted
             * @instance
             */
            RunStarted.prototype.deviceKind = "";

            /**
             * Creates a new RunStarted instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.RunStarted
             * @static
             * @param {arqonbus.v1.RunStarted.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.RunStarted} RunStarted instance
             * @type {{
             *   (properties: arqonbus.v1.RunStarted.$Shape): arqonbus.v1.RunStarted & arqonbus.v1.RunStarted.$Shape;
             *   (properties?: arqonbus.v1.RunStarted.$Properties): arqonbus.v1.RunStarted;
             * }}
             */
            RunStarted.create = function(properties) {
                return new RunStarted(properties);
            };

            /**
             * Encodes the specified RunStarted message. Does not implicitly {@link arqonbus.v1.RunStarted.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.RunStarted
             * @static
             * @param {arqonbus.v1.RunStarted.$Properties} message RunStarted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RunStarted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.mode);
                if (message.seed != null && $Object.hasOwnProperty.call(message, "seed") && (typeof message.seed === "object" ? message.seed.low || message.seed.high : message.seed !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.seed);
                if (message.asOf != null && $Object.hasOwnProperty.call(message, "asOf") && message.asOf !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.asOf);
                if (message.configSha256 != null && $Object.hasOwnProperty.call(message, "configSha256") && message.configSha256.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.configSha256);
                if (message.policySha256 != null && $Object.hasOwnProperty.call(message, "policySha256") && message.policySha256.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.policySha256);
                if (message.lockSha256 != null && $Object.hasOwnProperty.call(message, "lockSha256") && message.lockSha256.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.lockSha256);
                if (message.parameters != null && $Object.hasOwnProperty.call(message, "parameters") && message.parameters !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.parameters);
                if (message.deviceKind != null && $Object.hasOwnProperty.call(message, "deviceKind") && message.deviceKind !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.deviceKind);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RunStarted message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.RunStarted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.RunStarted & arqonbus.v1.RunStarted.$Shape} RunStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RunStarted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.RunStarted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.mode = value;
                            else
                                delete message.mode;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seed = value;
                            else
                                delete message.seed;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.asOf = value;
                            else
                                delete message.asOf;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.configSha256 = value;
                            else
                                delete message.configSha256;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.policySha256 = value;
                            else
                                delete message.policySha256;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.lockSha256 = value;
                            else
                                delete message.lockSha256;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.parameters = value;
                            else
                                delete message.parameters;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.deviceKind = value;
                            else
                                delete message.deviceKind;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RunStarted message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.RunStarted
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.RunStarted} RunStarted
             */
            RunStarted.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.RunStarted)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.RunStarted: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.RunStarted();
                if (object.mode != null)
                    if (typeof object.mode !== "string" || object.mode.length)
                        message.mode = $String(object.mode);
                if (object.seed != null)
                    if (typeof object.seed === "object" ? object.seed.low || object.seed.high : $Number(object.seed) !== 0)
                        if ($util.Long)
                            message.seed = $util.Long.fromValue(object.seed, true);
                        else if (typeof object.seed === "string")
                            message.seed = $parseInt(object.seed, 10);
                        else if (typeof object.seed === "number")
                            message.seed = object.seed;
                        else if (typeof object.seed === "object")
                            message.seed = new $util.LongBits(object.seed.low >>> 0, object.seed.high >>> 0).toNumber(true);
                if (object.asOf != null)
                    if (typeof object.asOf !== "string" || object.asOf.length)
                        message.asOf = $String(object.asOf);
                if (object.configSha256 != null)
                    if (object.configSha256.length)
                        if (typeof object.configSha256 === "string")
                            $util.base64.decode(object.configSha256, message.configSha256 = $util.newBuffer($util.base64.length(object.configSha256)), 0);
                        else if (object.configSha256.length >= 0)
                            message.configSha256 = object.configSha256;
                if (object.policySha256 != null)
                    if (object.policySha256.length)
                        if (typeof object.policySha256 === "string")
                            $util.base64.decode(object.policySha256, message.policySha256 = $util.newBuffer($util.base64.length(object.policySha256)), 0);
                        else if (object.policySha256.length >= 0)
                            message.policySha256 = object.policySha256;
                if (object.lockSha256 != null)
                    if (object.lockSha256.length)
                        if (typeof object.lockSha256 === "string")
                            $util.base64.decode(object.lockSha256, message.lockSha256 = $util.newBuffer($util.base64.length(object.lockSha256)), 0);
                        else if (object.lockSha256.length >= 0)
                            message.lockSha256 = object.lockSha256;
                if (object.parameters != null)
                    if (typeof object.parameters !== "string" || object.parameters.length)
                        message.parameters = $String(object.parameters);
                if (object.deviceKind != null)
                    if (typeof object.deviceKind !== "string" || object.deviceKind.length)
                        message.deviceKind = $String(object.deviceKind);
                return message;
            };

            /**
             * Creates a plain object from a RunStarted message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.RunStarted
             * @static
             * @param {arqonbus.v1.RunStarted} message RunStarted
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RunStarted.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.mode = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.seed = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.seed = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.asOf = "";
                    if (options.bytes === $String)
                        object.configSha256 = "";
                    else {
                        object.configSha256 = [];
                        if (options.bytes !== $Array)
                            object.configSha256 = $util.newBuffer(object.configSha256);
                    }
                    if (options.bytes === $String)
                        object.policySha256 = "";
                    else {
                        object.policySha256 = [];
                        if (options.bytes !== $Array)
                            object.policySha256 = $util.newBuffer(object.policySha256);
                    }
                    if (options.bytes === $String)
                        object.lockSha256 = "";
                    else {
                        object.lockSha256 = [];
                        if (options.bytes !== $Array)
                            object.lockSha256 = $util.newBuffer(object.lockSha256);
                    }
                    object.parameters = "";
                    object.deviceKind = "";
                }
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode"))
                    object.mode = message.mode;
                if (message.seed != null && $Object.hasOwnProperty.call(message, "seed"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.seed = typeof message.seed === "number" ? $BigInt(message.seed) : $util.Long.fromBits(message.seed.low >>> 0, message.seed.high >>> 0, true).toBigInt();
                    else if (typeof message.seed === "number")
                        object.seed = options.longs === $String ? $String(message.seed) : message.seed;
                    else
                        object.seed = options.longs === $String ? $util.Long.prototype.toString.call(message.seed) : options.longs === $Number ? new $util.LongBits(message.seed.low >>> 0, message.seed.high >>> 0).toNumber(true) : message.seed;
                if (message.asOf != null && $Object.hasOwnProperty.call(message, "asOf"))
                    object.asOf = message.asOf;
                if (message.configSha256 != null && $Object.hasOwnProperty.call(message, "configSha256"))
                    object.configSha256 = options.bytes === $String ? $util.base64.encode(message.configSha256, 0, message.configSha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.configSha256) : message.configSha256;
                if (message.policySha256 != null && $Object.hasOwnProperty.call(message, "policySha256"))
                    object.policySha256 = options.bytes === $String ? $util.base64.encode(message.policySha256, 0, message.policySha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.policySha256) : message.policySha256;
                if (message.lockSha256 != null && $Object.hasOwnProperty.call(message, "lockSha256"))
                    object.lockSha256 = options.bytes === $String ? $util.base64.encode(message.lockSha256, 0, message.lockSha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.lockSha256) : message.lockSha256;
                if (message.parameters != null && $Object.hasOwnProperty.call(message, "parameters"))
                    object.parameters = message.parameters;
                if (message.deviceKind != null && $Object.hasOwnProperty.call(message, "deviceKind"))
                    object.deviceKind = message.deviceKind;
                return object;
            };

            /**
             * Converts this RunStarted to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.RunStarted
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RunStarted.prototype.toJSON = function() {
                return RunStarted.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RunStarted
             * @function getTypeUrl
             * @memberof arqonbus.v1.RunStarted
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RunStarted.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.RunStarted";
            };

            return RunStarted;
        })();

        v1.PhaseStarted = (function() {

            /**
             * Properties of a PhaseStarted.
             * @typedef {Object} arqonbus.v1.PhaseStarted.$Properties
             * @property {number|null} [number] PhaseStarted number
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PhaseStarted.
             * @memberof arqonbus.v1
             * @interface IPhaseStarted
             * @augments arqonbus.v1.PhaseStarted.$Properties
             * @deprecated Use arqonbus.v1.PhaseStarted.$Properties instead.
             */

            /**
             * Shape of a PhaseStarted.
             * @typedef {arqonbus.v1.PhaseStarted.$Properties} arqonbus.v1.PhaseStarted.$Shape
             */

            /**
             * Constructs a new PhaseStarted.
             * @memberof arqonbus.v1
             * @classdesc Represents a PhaseStarted.
             * @constructor
             * @param {arqonbus.v1.PhaseStarted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PhaseStarted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PhaseStarted number.
             * @member {number} number
             * @memberof arqonbus.v1.PhaseStarted
             * @instance
             */
            PhaseStarted.prototype.number = 0;

            /**
             * Creates a new PhaseStarted instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.PhaseStarted
             * @static
             * @param {arqonbus.v1.PhaseStarted.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.PhaseStarted} PhaseStarted instance
             * @type {{
             *   (properties: arqonbus.v1.PhaseStarted.$Shape): arqonbus.v1.PhaseStarted & arqonbus.v1.PhaseStarted.$Shape;
             *   (properties?: arqonbus.v1.PhaseStarted.$Properties): arqonbus.v1.PhaseStarted;
             * }}
             */
            PhaseStarted.create = function(properties) {
                return new PhaseStarted(properties);
            };

            /**
             * Encodes the specified PhaseStarted message. Does not implicitly {@link arqonbus.v1.PhaseStarted.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.PhaseStarted
             * @static
             * @param {arqonbus.v1.PhaseStarted.$Properties} message PhaseStarted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PhaseStarted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.number);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PhaseStarted message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.PhaseStarted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.PhaseStarted & arqonbus.v1.PhaseStarted.$Shape} PhaseStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PhaseStarted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.PhaseStarted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.number = value;
                            else
                                delete message.number;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a PhaseStarted message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.PhaseStarted
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.PhaseStarted} PhaseStarted
             */
            PhaseStarted.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.PhaseStarted)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.PhaseStarted: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.PhaseStarted();
                if (object.number != null)
                    if ($Number(object.number) !== 0)
                        message.number = object.number >>> 0;
                return message;
            };

            /**
             * Creates a plain object from a PhaseStarted message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.PhaseStarted
             * @static
             * @param {arqonbus.v1.PhaseStarted} message PhaseStarted
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            PhaseStarted.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.number = 0;
                if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                    object.number = message.number;
                return object;
            };

            /**
             * Converts this PhaseStarted to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.PhaseStarted
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            PhaseStarted.prototype.toJSON = function() {
                return PhaseStarted.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for PhaseStarted
             * @function getTypeUrl
             * @memberof arqonbus.v1.PhaseStarted
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PhaseStarted.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.PhaseStarted";
            };

            return PhaseStarted;
        })();

        v1.PhaseEnded = (function() {

            /**
             * Properties of a PhaseEnded.
             * @typedef {Object} arqonbus.v1.PhaseEnded.$Properties
             * @property {number|null} [number] PhaseEnded number
             * @property {string|null} [status] PhaseEnded status
             * @property {number|Long|null} [durationMs] PhaseEnded durationMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PhaseEnded.
             * @memberof arqonbus.v1
             * @interface IPhaseEnded
             * @augments arqonbus.v1.PhaseEnded.$Properties
             * @deprecated Use arqonbus.v1.PhaseEnded.$Properties instead.
             */

            /**
             * Shape of a PhaseEnded.
             * @typedef {arqonbus.v1.PhaseEnded.$Properties} arqonbus.v1.PhaseEnded.$Shape
             */

            /**
             * Constructs a new PhaseEnded.
             * @memberof arqonbus.v1
             * @classdesc Represents a PhaseEnded.
             * @constructor
             * @param {arqonbus.v1.PhaseEnded.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PhaseEnded = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PhaseEnded number.
             * @member {number} number
             * @memberof arqonbus.v1.PhaseEnded
             * @instance
             */
            PhaseEnded.prototype.number = 0;

            /**
             * PhaseEnded status.
             * @member {string} status
             * @memberof arqonbus.v1.PhaseEnded
             * @instance
             */
            PhaseEnded.prototype.status = "";

            /**
             * PhaseEnded durationMs.
             * @member {number|Long} durationMs
             * @memberof arqonbus.v1.PhaseEnded
             * @instance
             */
            PhaseEnded.prototype.durationMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new PhaseEnded instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.PhaseEnded
             * @static
             * @param {arqonbus.v1.PhaseEnded.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.PhaseEnded} PhaseEnded instance
             * @type {{
             *   (properties: arqonbus.v1.PhaseEnded.$Shape): arqonbus.v1.PhaseEnded & arqonbus.v1.PhaseEnded.$Shape;
             *   (properties?: arqonbus.v1.PhaseEnded.$Properties): arqonbus.v1.PhaseEnded;
             * }}
             */
            PhaseEnded.create = function(properties) {
                return new PhaseEnded(properties);
            };

            /**
             * Encodes the specified PhaseEnded message. Does not implicitly {@link arqonbus.v1.PhaseEnded.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.PhaseEnded
             * @static
             * @param {arqonbus.v1.PhaseEnded.$Properties} message PhaseEnded message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PhaseEnded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.number);
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.status);
                if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs") && (typeof message.durationMs === "object" ? message.durationMs.low || message.durationMs.high : message.durationMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.durationMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PhaseEnded message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.PhaseEnded
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.PhaseEnded & arqonbus.v1.PhaseEnded.$Shape} PhaseEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PhaseEnded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.PhaseEnded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.number = value;
                            else
                                delete message.number;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.durationMs = value;
                            else
                                delete message.durationMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a PhaseEnded message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.PhaseEnded
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.PhaseEnded} PhaseEnded
             */
            PhaseEnded.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.PhaseEnded)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.PhaseEnded: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.PhaseEnded();
                if (object.number != null)
                    if ($Number(object.number) !== 0)
                        message.number = object.number >>> 0;
                if (object.status != null)
                    if (typeof object.status !== "string" || object.status.length)
                        message.status = $String(object.status);
                if (object.durationMs != null)
                    if (typeof object.durationMs === "object" ? object.durationMs.low || object.durationMs.high : $Number(object.durationMs) !== 0)
                        if ($util.Long)
                            message.durationMs = $util.Long.fromValue(object.durationMs, true);
                        else if (typeof object.durationMs === "string")
                            message.durationMs = $parseInt(object.durationMs, 10);
                        else if (typeof object.durationMs === "number")
                            message.durationMs = object.durationMs;
                        else if (typeof object.durationMs === "object")
                            message.durationMs = new $util.LongBits(object.durationMs.low >>> 0, object.durationMs.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a PhaseEnded message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.PhaseEnded
             * @static
             * @param {arqonbus.v1.PhaseEnded} message PhaseEnded
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            PhaseEnded.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.number = 0;
                    object.status = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.durationMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.durationMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                    object.number = message.number;
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    object.status = message.status;
                if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.durationMs = typeof message.durationMs === "number" ? $BigInt(message.durationMs) : $util.Long.fromBits(message.durationMs.low >>> 0, message.durationMs.high >>> 0, true).toBigInt();
                    else if (typeof message.durationMs === "number")
                        object.durationMs = options.longs === $String ? $String(message.durationMs) : message.durationMs;
                    else
                        object.durationMs = options.longs === $String ? $util.Long.prototype.toString.call(message.durationMs) : options.longs === $Number ? new $util.LongBits(message.durationMs.low >>> 0, message.durationMs.high >>> 0).toNumber(true) : message.durationMs;
                return object;
            };

            /**
             * Converts this PhaseEnded to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.PhaseEnded
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            PhaseEnded.prototype.toJSON = function() {
                return PhaseEnded.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for PhaseEnded
             * @function getTypeUrl
             * @memberof arqonbus.v1.PhaseEnded
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PhaseEnded.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.PhaseEnded";
            };

            return PhaseEnded;
        })();

        v1.Gate = (function() {

            /**
             * Properties of a Gate.
             * @typedef {Object} arqonbus.v1.Gate.$Properties
             * @property {string|null} [rule] Gate rule
             * @property {string|null} [when] Gate when
             * @property {boolean|null} [ok] Gate ok
             * @property {string|null} [evidence] Gate evidence
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Gate.
             * @memberof arqonbus.v1
             * @interface IGate
             * @augments arqonbus.v1.Gate.$Properties
             * @deprecated Use arqonbus.v1.Gate.$Properties instead.
             */

            /**
             * Shape of a Gate.
             * @typedef {arqonbus.v1.Gate.$Properties} arqonbus.v1.Gate.$Shape
             */

            /**
             * Constructs a new Gate.
             * @memberof arqonbus.v1
             * @classdesc Represents a Gate.
             * @constructor
             * @param {arqonbus.v1.Gate.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Gate = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Gate rule.
             * @member {string} rule
             * @memberof arqonbus.v1.Gate
             * @instance
             */
            Gate.prototype.rule = "";

            /**
             * Gate when.
             * @member {string} when
             * @memberof arqonbus.v1.Gate
             * @instance
             */
            Gate.prototype.when = "";

            /**
             * Gate ok.
             * @member {boolean} ok
             * @memberof arqonbus.v1.Gate
             * @instance
             */
            Gate.prototype.ok = false;

            /**
             * Gate evidence.
             * @member {string} evidence
             * @memberof arqonbus.v1.Gate
             * @instance
             */
            Gate.prototype.evidence = "";

            /**
             * Creates a new Gate instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Gate
             * @static
             * @param {arqonbus.v1.Gate.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Gate} Gate instance
             * @type {{
             *   (properties: arqonbus.v1.Gate.$Shape): arqonbus.v1.Gate & arqonbus.v1.Gate.$Shape;
             *   (properties?: arqonbus.v1.Gate.$Properties): arqonbus.v1.Gate;
             * }}
             */
            Gate.create = function(properties) {
                return new Gate(properties);
            };

            /**
             * Encodes the specified Gate message. Does not implicitly {@link arqonbus.v1.Gate.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Gate
             * @static
             * @param {arqonbus.v1.Gate.$Properties} message Gate message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Gate.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.rule != null && $Object.hasOwnProperty.call(message, "rule") && message.rule !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.rule);
                if (message.when != null && $Object.hasOwnProperty.call(message, "when") && message.when !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.when);
                if (message.ok != null && $Object.hasOwnProperty.call(message, "ok") && message.ok !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.ok);
                if (message.evidence != null && $Object.hasOwnProperty.call(message, "evidence") && message.evidence !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.evidence);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Gate message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Gate
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Gate & arqonbus.v1.Gate.$Shape} Gate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Gate.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Gate();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.rule = value;
                            else
                                delete message.rule;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.when = value;
                            else
                                delete message.when;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.ok = value;
                            else
                                delete message.ok;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.evidence = value;
                            else
                                delete message.evidence;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Gate message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Gate
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Gate} Gate
             */
            Gate.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Gate)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Gate: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Gate();
                if (object.rule != null)
                    if (typeof object.rule !== "string" || object.rule.length)
                        message.rule = $String(object.rule);
                if (object.when != null)
                    if (typeof object.when !== "string" || object.when.length)
                        message.when = $String(object.when);
                if (object.ok != null)
                    if (object.ok)
                        message.ok = $Boolean(object.ok);
                if (object.evidence != null)
                    if (typeof object.evidence !== "string" || object.evidence.length)
                        message.evidence = $String(object.evidence);
                return message;
            };

            /**
             * Creates a plain object from a Gate message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Gate
             * @static
             * @param {arqonbus.v1.Gate} message Gate
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Gate.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.rule = "";
                    object.when = "";
                    object.ok = false;
                    object.evidence = "";
                }
                if (message.rule != null && $Object.hasOwnProperty.call(message, "rule"))
                    object.rule = message.rule;
                if (message.when != null && $Object.hasOwnProperty.call(message, "when"))
                    object.when = message.when;
                if (message.ok != null && $Object.hasOwnProperty.call(message, "ok"))
                    object.ok = message.ok;
                if (message.evidence != null && $Object.hasOwnProperty.call(message, "evidence"))
                    object.evidence = message.evidence;
                return object;
            };

            /**
             * Converts this Gate to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Gate
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Gate.prototype.toJSON = function() {
                return Gate.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Gate
             * @function getTypeUrl
             * @memberof arqonbus.v1.Gate
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Gate.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Gate";
            };

            return Gate;
        })();

        v1.Input = (function() {

            /**
             * Properties of an Input.
             * @typedef {Object} arqonbus.v1.Input.$Properties
             * @property {string|null} [name] Input name
             * @property {string|null} [path] Input path
             * @property {Uint8Array|null} [sha256] Input sha256
             * @property {number|Long|null} [bytes] Input bytes
             * @property {number|Long|null} [rows] Input rows
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Input.
             * @memberof arqonbus.v1
             * @interface IInput
             * @augments arqonbus.v1.Input.$Properties
             * @deprecated Use arqonbus.v1.Input.$Properties instead.
             */

            /**
             * Shape of an Input.
             * @typedef {arqonbus.v1.Input.$Properties} arqonbus.v1.Input.$Shape
             */

            /**
             * Constructs a new Input.
             * @memberof arqonbus.v1
             * @classdesc Represents an Input.
             * @constructor
             * @param {arqonbus.v1.Input.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Input = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Input name.
             * @member {string} name
             * @memberof arqonbus.v1.Input
             * @instance
             */
            Input.prototype.name = "";

            /**
             * Input path.
             * @member {string} path
             * @memberof arqonbus.v1.Input
             * @instance
             */
            Input.prototype.path = "";

            /**
             * Input sha256.
             * @member {Uint8Array} sha256
             * @memberof arqonbus.v1.Input
             * @instance
             */
            Input.prototype.sha256 = $util.newBuffer([]);

            /**
             * Input bytes.
             * @member {number|Long} bytes
             * @memberof arqonbus.v1.Input
             * @instance
             */
            Input.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Input rows.
             * @member {number|Long} rows
             * @memberof arqonbus.v1.Input
             * @instance
             */
            Input.prototype.rows = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Input instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Input
             * @static
             * @param {arqonbus.v1.Input.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Input} Input instance
             * @type {{
             *   (properties: arqonbus.v1.Input.$Shape): arqonbus.v1.Input & arqonbus.v1.Input.$Shape;
             *   (properties?: arqonbus.v1.Input.$Properties): arqonbus.v1.Input;
             * }}
             */
            Input.create = function(properties) {
                return new Input(properties);
            };

            /**
             * Encodes the specified Input message. Does not implicitly {@link arqonbus.v1.Input.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Input
             * @static
             * @param {arqonbus.v1.Input.$Properties} message Input message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Input.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.path);
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.sha256);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.bytes);
                if (message.rows != null && $Object.hasOwnProperty.call(message, "rows") && (typeof message.rows === "object" ? message.rows.low || message.rows.high : message.rows !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.rows);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Input message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Input
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Input & arqonbus.v1.Input.$Shape} Input
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Input.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Input();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.rows = value;
                            else
                                delete message.rows;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Input message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Input
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Input} Input
             */
            Input.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Input)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Input: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Input();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.path != null)
                    if (typeof object.path !== "string" || object.path.length)
                        message.path = $String(object.path);
                if (object.sha256 != null)
                    if (object.sha256.length)
                        if (typeof object.sha256 === "string")
                            $util.base64.decode(object.sha256, message.sha256 = $util.newBuffer($util.base64.length(object.sha256)), 0);
                        else if (object.sha256.length >= 0)
                            message.sha256 = object.sha256;
                if (object.bytes != null)
                    if (typeof object.bytes === "object" ? object.bytes.low || object.bytes.high : $Number(object.bytes) !== 0)
                        if ($util.Long)
                            message.bytes = $util.Long.fromValue(object.bytes, true);
                        else if (typeof object.bytes === "string")
                            message.bytes = $parseInt(object.bytes, 10);
                        else if (typeof object.bytes === "number")
                            message.bytes = object.bytes;
                        else if (typeof object.bytes === "object")
                            message.bytes = new $util.LongBits(object.bytes.low >>> 0, object.bytes.high >>> 0).toNumber(true);
                if (object.rows != null)
                    if (typeof object.rows === "object" ? object.rows.low || object.rows.high : $Number(object.rows) !== 0)
                        if ($util.Long)
                            message.rows = $util.Long.fromValue(object.rows, true);
                        else if (typeof object.rows === "string")
                            message.rows = $parseInt(object.rows, 10);
                        else if (typeof object.rows === "number")
                            message.rows = object.rows;
                        else if (typeof object.rows === "object")
                            message.rows = new $util.LongBits(object.rows.low >>> 0, object.rows.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from an Input message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Input
             * @static
             * @param {arqonbus.v1.Input} message Input
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Input.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.path = "";
                    if (options.bytes === $String)
                        object.sha256 = "";
                    else {
                        object.sha256 = [];
                        if (options.bytes !== $Array)
                            object.sha256 = $util.newBuffer(object.sha256);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.bytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.bytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.rows = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.rows = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
                    object.path = message.path;
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256"))
                    object.sha256 = options.bytes === $String ? $util.base64.encode(message.sha256, 0, message.sha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.sha256) : message.sha256;
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.bytes = typeof message.bytes === "number" ? $BigInt(message.bytes) : $util.Long.fromBits(message.bytes.low >>> 0, message.bytes.high >>> 0, true).toBigInt();
                    else if (typeof message.bytes === "number")
                        object.bytes = options.longs === $String ? $String(message.bytes) : message.bytes;
                    else
                        object.bytes = options.longs === $String ? $util.Long.prototype.toString.call(message.bytes) : options.longs === $Number ? new $util.LongBits(message.bytes.low >>> 0, message.bytes.high >>> 0).toNumber(true) : message.bytes;
                if (message.rows != null && $Object.hasOwnProperty.call(message, "rows"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.rows = typeof message.rows === "number" ? $BigInt(message.rows) : $util.Long.fromBits(message.rows.low >>> 0, message.rows.high >>> 0, true).toBigInt();
                    else if (typeof message.rows === "number")
                        object.rows = options.longs === $String ? $String(message.rows) : message.rows;
                    else
                        object.rows = options.longs === $String ? $util.Long.prototype.toString.call(message.rows) : options.longs === $Number ? new $util.LongBits(message.rows.low >>> 0, message.rows.high >>> 0).toNumber(true) : message.rows;
                return object;
            };

            /**
             * Converts this Input to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Input
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Input.prototype.toJSON = function() {
                return Input.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Input
             * @function getTypeUrl
             * @memberof arqonbus.v1.Input
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Input.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Input";
            };

            return Input;
        })();

        v1.Finding = (function() {

            /**
             * Properties of a Finding.
             * @typedef {Object} arqonbus.v1.Finding.$Properties
             * @property {string|null} [rule] Finding rule
             * @property {number|Long|null} [rows] Finding rows
             * @property {string|null} [action] Finding action
             * @property {string|null} [detail] Finding detail
             * @property {Array.<number>|null} [rowIds] Finding rowIds
             * @property {Uint8Array|null} [rowIdsSha256] Finding rowIdsSha256
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Finding.
             * @memberof arqonbus.v1
             * @interface IFinding
             * @augments arqonbus.v1.Finding.$Properties
             * @deprecated Use arqonbus.v1.Finding.$Properties instead.
             */

            /**
             * Shape of a Finding.
             * @typedef {arqonbus.v1.Finding.$Properties} arqonbus.v1.Finding.$Shape
             */

            /**
             * Constructs a new Finding.
             * @memberof arqonbus.v1
             * @classdesc Represents a Finding.
             * @constructor
             * @param {arqonbus.v1.Finding.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Finding = function (properties) {
                this.rowIds = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Finding rule.
             * @member {string} rule
             * @memberof arqonbus.v1.Finding
             * @instance
             */
            Finding.prototype.rule = "";

            /**
             * Finding rows.
             * @member {number|Long} rows
             * @memberof arqonbus.v1.Finding
             * @instance
             */
            Finding.prototype.rows = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Finding action.
             * @member {string} action
             * @memberof arqonbus.v1.Finding
             * @instance
             */
            Finding.prototype.action = "";

            /**
             * Finding detail.
             * @member {string} detail
             * @memberof arqonbus.v1.Finding
             * @instance
             */
            Finding.prototype.detail = "";

            /**
             * Finding rowIds.
             * @member {Array.<number>} rowIds
             * @memberof arqonbus.v1.Finding
             * @instance
             */
            Finding.prototype.rowIds = $util.emptyArray;

            /**
             * Finding rowIdsSha256.
             * @member {Uint8Array} rowIdsSha256
             * @memberof arqonbus.v1.Finding
             * @instance
             */
            Finding.prototype.rowIdsSha256 = $util.newBuffer([]);

            /**
             * Creates a new Finding instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Finding
             * @static
             * @param {arqonbus.v1.Finding.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Finding} Finding instance
             * @type {{
             *   (properties: arqonbus.v1.Finding.$Shape): arqonbus.v1.Finding & arqonbus.v1.Finding.$Shape;
             *   (properties?: arqonbus.v1.Finding.$Properties): arqonbus.v1.Finding;
             * }}
             */
            Finding.create = function(properties) {
                return new Finding(properties);
            };

            /**
             * Encodes the specified Finding message. Does not implicitly {@link arqonbus.v1.Finding.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Finding
             * @static
             * @param {arqonbus.v1.Finding.$Properties} message Finding message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Finding.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.rule != null && $Object.hasOwnProperty.call(message, "rule") && message.rule !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.rule);
                if (message.rows != null && $Object.hasOwnProperty.call(message, "rows") && (typeof message.rows === "object" ? message.rows.low || message.rows.high : message.rows !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.rows);
                if (message.action != null && $Object.hasOwnProperty.call(message, "action") && message.action !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.action);
                if (message.detail != null && $Object.hasOwnProperty.call(message, "detail") && message.detail !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.detail);
                if (message.rowIds != null && message.rowIds.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).uint32s(message.rowIds);
                if (message.rowIdsSha256 != null && $Object.hasOwnProperty.call(message, "rowIdsSha256") && message.rowIdsSha256.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.rowIdsSha256);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Finding message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Finding
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Finding & arqonbus.v1.Finding.$Shape} Finding
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Finding.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Finding();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.rule = value;
                            else
                                delete message.rule;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.rows = value;
                            else
                                delete message.rows;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.action = value;
                            else
                                delete message.action;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.detail = value;
                            else
                                delete message.detail;
                            continue;
                        }
                    case 5: {
                            if (wireType === 2) {
                                if (!(message.rowIds && message.rowIds.length))
                                    message.rowIds = [];
                                reader.uint32s(message.rowIds);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.rowIds && message.rowIds.length))
                                message.rowIds = [];
                            message.rowIds.push(reader.uint32());
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.rowIdsSha256 = value;
                            else
                                delete message.rowIdsSha256;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Finding message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Finding
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Finding} Finding
             */
            Finding.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Finding)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Finding: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Finding();
                if (object.rule != null)
                    if (typeof object.rule !== "string" || object.rule.length)
                        message.rule = $String(object.rule);
                if (object.rows != null)
                    if (typeof object.rows === "object" ? object.rows.low || object.rows.high : $Number(object.rows) !== 0)
                        if ($util.Long)
                            message.rows = $util.Long.fromValue(object.rows, true);
                        else if (typeof object.rows === "string")
                            message.rows = $parseInt(object.rows, 10);
                        else if (typeof object.rows === "number")
                            message.rows = object.rows;
                        else if (typeof object.rows === "object")
                            message.rows = new $util.LongBits(object.rows.low >>> 0, object.rows.high >>> 0).toNumber(true);
                if (object.action != null)
                    if (typeof object.action !== "string" || object.action.length)
                        message.action = $String(object.action);
                if (object.detail != null)
                    if (typeof object.detail !== "string" || object.detail.length)
                        message.detail = $String(object.detail);
                if (object.rowIds) {
                    if (!$Array.isArray(object.rowIds))
                        throw $TypeError(".arqonbus.v1.Finding.rowIds: array expected");
                    message.rowIds = $Array(object.rowIds.length);
                    for (let i = 0; i < object.rowIds.length; ++i)
                        message.rowIds[i] = object.rowIds[i] >>> 0;
                }
                if (object.rowIdsSha256 != null)
                    if (object.rowIdsSha256.length)
                        if (typeof object.rowIdsSha256 === "string")
                            $util.base64.decode(object.rowIdsSha256, message.rowIdsSha256 = $util.newBuffer($util.base64.length(object.rowIdsSha256)), 0);
                        else if (object.rowIdsSha256.length >= 0)
                            message.rowIdsSha256 = object.rowIdsSha256;
                return message;
            };

            /**
             * Creates a plain object from a Finding message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Finding
             * @static
             * @param {arqonbus.v1.Finding} message Finding
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Finding.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.rowIds = [];
                if (options.defaults) {
                    object.rule = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.rows = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.rows = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.action = "";
                    object.detail = "";
                    if (options.bytes === $String)
                        object.rowIdsSha256 = "";
                    else {
                        object.rowIdsSha256 = [];
                        if (options.bytes !== $Array)
                            object.rowIdsSha256 = $util.newBuffer(object.rowIdsSha256);
                    }
                }
                if (message.rule != null && $Object.hasOwnProperty.call(message, "rule"))
                    object.rule = message.rule;
                if (message.rows != null && $Object.hasOwnProperty.call(message, "rows"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.rows = typeof message.rows === "number" ? $BigInt(message.rows) : $util.Long.fromBits(message.rows.low >>> 0, message.rows.high >>> 0, true).toBigInt();
                    else if (typeof message.rows === "number")
                        object.rows = options.longs === $String ? $String(message.rows) : message.rows;
                    else
                        object.rows = options.longs === $String ? $util.Long.prototype.toString.call(message.rows) : options.longs === $Number ? new $util.LongBits(message.rows.low >>> 0, message.rows.high >>> 0).toNumber(true) : message.rows;
                if (message.action != null && $Object.hasOwnProperty.call(message, "action"))
                    object.action = message.action;
                if (message.detail != null && $Object.hasOwnProperty.call(message, "detail"))
                    object.detail = message.detail;
                if (message.rowIds && message.rowIds.length) {
                    object.rowIds = $Array(message.rowIds.length);
                    for (let j = 0; j < message.rowIds.length; ++j)
                        object.rowIds[j] = message.rowIds[j];
                }
                if (message.rowIdsSha256 != null && $Object.hasOwnProperty.call(message, "rowIdsSha256"))
                    object.rowIdsSha256 = options.bytes === $String ? $util.base64.encode(message.rowIdsSha256, 0, message.rowIdsSha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.rowIdsSha256) : message.rowIdsSha256;
                return object;
            };

            /**
             * Converts this Finding to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Finding
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Finding.prototype.toJSON = function() {
                return Finding.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Finding
             * @function getTypeUrl
             * @memberof arqonbus.v1.Finding
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Finding.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Finding";
            };

            return Finding;
        })();

        v1.ProofOfWork = (function() {

            /**
             * Properties of a ProofOfWork.
             * @typedef {Object} arqonbus.v1.ProofOfWork.$Properties
             * @property {number|null} [n] ProofOfWork n
             * @property {Uint8Array|null} [challenge] ProofOfWork challenge
             * @property {Uint8Array|null} [commitment] ProofOfWork commitment
             * @property {number|null} [rounds] ProofOfWork rounds
             * @property {boolean|null} [ok] ProofOfWork ok
             * @property {number|Long|null} [durationMs] ProofOfWork durationMs
             * @property {string|null} [backend] ProofOfWork backend
             * @property {string|null} [adapter] ProofOfWork adapter
             * @property {string|null} [verdict] ProofOfWork verdict
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ProofOfWork.
             * @memberof arqonbus.v1
             * @interface IProofOfWork
             * @augments arqonbus.v1.ProofOfWork.$Properties
             * @deprecated Use arqonbus.v1.ProofOfWork.$Properties instead.
             */

            /**
             * Shape of a ProofOfWork.
             * @typedef {arqonbus.v1.ProofOfWork.$Properties} arqonbus.v1.ProofOfWork.$Shape
             */

            /**
             * Constructs a new ProofOfWork.
             * @memberof arqonbus.v1
             * @classdesc Represents a ProofOfWork.
             * @constructor
             * @param {arqonbus.v1.ProofOfWork.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ProofOfWork = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ProofOfWork n.
             * @member {number} n
             * @memberof arqonbus.v1.ProofOfWork
             * @instance
             */
            ProofOfWork.prototype.n = 0;

            /**
             * ProofOfWork challenge.
             * @member {Uint8Array} challenge
             * @memberof arqonbus.v1.ProofOfWork
             * @instance
             */
            ProofOfWork.prototype.challenge = $util.newBuffer([]);

            /**
             * ProofOfWork commitment.
             * @member {Uint8Array} commitment
             * @memberof arqonbus.v1.ProofOfWork
             * @instance
             */
            ProofOfWork.prototype.commitment = $util.newBuffer([]);

            /**
             * ProofOfWork rounds.
             * @member {number} rounds
             * @memberof arqonbus.v1.ProofOfWork
             * @instance
             */
            ProofOfWork.prototype.rounds = 0;

            /**
             * ProofOfWork ok.
             * @member {boolean} ok
             * @memberof arqonbus.v1.ProofOfWork
             * @instance
             */
            ProofOfWork.prototype.ok = false;

            /**
             * ProofOfWork durationMs.
             * @member {number|Long} durationMs
             * @memberof arqonbus.v1.ProofOfWork
             * @instance
             */
            ProofOfWork.prototype.durationMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ProofOfWork backend.
             * @member {string} backend
             * @memberof arqonbus.v1.ProofOfWork
             * @instance
             */
            ProofOfWork.prototype.backend = "";

            /**
             * ProofOfWork adapter.
             * @member {string} adapter
             * @memberof arqonbus.v1.ProofOfWork
             * @instance
             */
            ProofOfWork.prototype.adapter = "";

            /**
             * ProofOfWork verdict.
             * @member {string} verdict
             * @memberof arqonbus.v1.ProofOfWork
             * @instance
             */
            ProofOfWork.prototype.verdict = "";

            /**
             * Creates a new ProofOfWork instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.ProofOfWork
             * @static
             * @param {arqonbus.v1.ProofOfWork.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.ProofOfWork} ProofOfWork instance
             * @type {{
             *   (properties: arqonbus.v1.ProofOfWork.$Shape): arqonbus.v1.ProofOfWork & arqonbus.v1.ProofOfWork.$Shape;
             *   (properties?: arqonbus.v1.ProofOfWork.$Properties): arqonbus.v1.ProofOfWork;
             * }}
             */
            ProofOfWork.create = function(properties) {
                return new ProofOfWork(properties);
            };

            /**
             * Encodes the specified ProofOfWork message. Does not implicitly {@link arqonbus.v1.ProofOfWork.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.ProofOfWork
             * @static
             * @param {arqonbus.v1.ProofOfWork.$Properties} message ProofOfWork message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ProofOfWork.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.n != null && $Object.hasOwnProperty.call(message, "n") && message.n !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.n);
                if (message.challenge != null && $Object.hasOwnProperty.call(message, "challenge") && message.challenge.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.challenge);
                if (message.commitment != null && $Object.hasOwnProperty.call(message, "commitment") && message.commitment.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.commitment);
                if (message.rounds != null && $Object.hasOwnProperty.call(message, "rounds") && message.rounds !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.rounds);
                if (message.ok != null && $Object.hasOwnProperty.call(message, "ok") && message.ok !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.ok);
                if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs") && (typeof message.durationMs === "object" ? message.durationMs.low || message.durationMs.high : message.durationMs !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.durationMs);
                if (message.backend != null && $Object.hasOwnProperty.call(message, "backend") && message.backend !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.backend);
                if (message.adapter != null && $Object.hasOwnProperty.call(message, "adapter") && message.adapter !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.adapter);
                if (message.verdict != null && $Object.hasOwnProperty.call(message, "verdict") && message.verdict !== "")
                    writer.uint32(/* id 9, wireType 2 =*/74).string(message.verdict);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ProofOfWork message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.ProofOfWork
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.ProofOfWork & arqonbus.v1.ProofOfWork.$Shape} ProofOfWork
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ProofOfWork.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.ProofOfWork();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.n = value;
                            else
                                delete message.n;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.challenge = value;
                            else
                                delete message.challenge;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.commitment = value;
                            else
                                delete message.commitment;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.rounds = value;
                            else
                                delete message.rounds;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.ok = value;
                            else
                                delete message.ok;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.durationMs = value;
                            else
                                delete message.durationMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.backend = value;
                            else
                                delete message.backend;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.adapter = value;
                            else
                                delete message.adapter;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.verdict = value;
                            else
                                delete message.verdict;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a ProofOfWork message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.ProofOfWork
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.ProofOfWork} ProofOfWork
             */
            ProofOfWork.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.ProofOfWork)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.ProofOfWork: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.ProofOfWork();
                if (object.n != null)
                    if ($Number(object.n) !== 0)
                        message.n = object.n >>> 0;
                if (object.challenge != null)
                    if (object.challenge.length)
                        if (typeof object.challenge === "string")
                            $util.base64.decode(object.challenge, message.challenge = $util.newBuffer($util.base64.length(object.challenge)), 0);
                        else if (object.challenge.length >= 0)
                            message.challenge = object.challenge;
                if (object.commitment != null)
                    if (object.commitment.length)
                        if (typeof object.commitment === "string")
                            $util.base64.decode(object.commitment, message.commitment = $util.newBuffer($util.base64.length(object.commitment)), 0);
                        else if (object.commitment.length >= 0)
                            message.commitment = object.commitment;
                if (object.rounds != null)
                    if ($Number(object.rounds) !== 0)
                        message.rounds = object.rounds >>> 0;
                if (object.ok != null)
                    if (object.ok)
                        message.ok = $Boolean(object.ok);
                if (object.durationMs != null)
                    if (typeof object.durationMs === "object" ? object.durationMs.low || object.durationMs.high : $Number(object.durationMs) !== 0)
                        if ($util.Long)
                            message.durationMs = $util.Long.fromValue(object.durationMs, true);
                        else if (typeof object.durationMs === "string")
                            message.durationMs = $parseInt(object.durationMs, 10);
                        else if (typeof object.durationMs === "number")
                            message.durationMs = object.durationMs;
                        else if (typeof object.durationMs === "object")
                            message.durationMs = new $util.LongBits(object.durationMs.low >>> 0, object.durationMs.high >>> 0).toNumber(true);
                if (object.backend != null)
                    if (typeof object.backend !== "string" || object.backend.length)
                        message.backend = $String(object.backend);
                if (object.adapter != null)
                    if (typeof object.adapter !== "string" || object.adapter.length)
                        message.adapter = $String(object.adapter);
                if (object.verdict != null)
                    if (typeof object.verdict !== "string" || object.verdict.length)
                        message.verdict = $String(object.verdict);
                return message;
            };

            /**
             * Creates a plain object from a ProofOfWork message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.ProofOfWork
             * @static
             * @param {arqonbus.v1.ProofOfWork} message ProofOfWork
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            ProofOfWork.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.n = 0;
                    if (options.bytes === $String)
                        object.challenge = "";
                    else {
                        object.challenge = [];
                        if (options.bytes !== $Array)
                            object.challenge = $util.newBuffer(object.challenge);
                    }
                    if (options.bytes === $String)
                        object.commitment = "";
                    else {
                        object.commitment = [];
                        if (options.bytes !== $Array)
                            object.commitment = $util.newBuffer(object.commitment);
                    }
                    object.rounds = 0;
                    object.ok = false;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.durationMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.durationMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.backend = "";
                    object.adapter = "";
                    object.verdict = "";
                }
                if (message.n != null && $Object.hasOwnProperty.call(message, "n"))
                    object.n = message.n;
                if (message.challenge != null && $Object.hasOwnProperty.call(message, "challenge"))
                    object.challenge = options.bytes === $String ? $util.base64.encode(message.challenge, 0, message.challenge.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.challenge) : message.challenge;
                if (message.commitment != null && $Object.hasOwnProperty.call(message, "commitment"))
                    object.commitment = options.bytes === $String ? $util.base64.encode(message.commitment, 0, message.commitment.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.commitment) : message.commitment;
                if (message.rounds != null && $Object.hasOwnProperty.call(message, "rounds"))
                    object.rounds = message.rounds;
                if (message.ok != null && $Object.hasOwnProperty.call(message, "ok"))
                    object.ok = message.ok;
                if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.durationMs = typeof message.durationMs === "number" ? $BigInt(message.durationMs) : $util.Long.fromBits(message.durationMs.low >>> 0, message.durationMs.high >>> 0, true).toBigInt();
                    else if (typeof message.durationMs === "number")
                        object.durationMs = options.longs === $String ? $String(message.durationMs) : message.durationMs;
                    else
                        object.durationMs = options.longs === $String ? $util.Long.prototype.toString.call(message.durationMs) : options.longs === $Number ? new $util.LongBits(message.durationMs.low >>> 0, message.durationMs.high >>> 0).toNumber(true) : message.durationMs;
                if (message.backend != null && $Object.hasOwnProperty.call(message, "backend"))
                    object.backend = message.backend;
                if (message.adapter != null && $Object.hasOwnProperty.call(message, "adapter"))
                    object.adapter = message.adapter;
                if (message.verdict != null && $Object.hasOwnProperty.call(message, "verdict"))
                    object.verdict = message.verdict;
                return object;
            };

            /**
             * Converts this ProofOfWork to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.ProofOfWork
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            ProofOfWork.prototype.toJSON = function() {
                return ProofOfWork.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for ProofOfWork
             * @function getTypeUrl
             * @memberof arqonbus.v1.ProofOfWork
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ProofOfWork.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.ProofOfWork";
            };

            return ProofOfWork;
        })();

        v1.Model = (function() {

            /**
             * Properties of a Model.
             * @typedef {Object} arqonbus.v1.Model.$Properties
             * @property {string|null} [name] Model name
             * @property {number|null} [trees] Model trees
             * @property {number|null} [treesCounted] Model treesCounted
             * @property {Uint8Array|null} [sha256] Model sha256
             * @property {number|Long|null} [bytes] Model bytes
             * @property {number|null} [weight] Model weight
             * @property {string|null} [library] Model library
             * @property {string|null} [environment] Model environment
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Model.
             * @memberof arqonbus.v1
             * @interface IModel
             * @augments arqonbus.v1.Model.$Properties
             * @deprecated Use arqonbus.v1.Model.$Properties instead.
             */

            /**
             * Shape of a Model.
             * @typedef {arqonbus.v1.Model.$Properties} arqonbus.v1.Model.$Shape
             */

            /**
             * Constructs a new Model.
             * @memberof arqonbus.v1
             * @classdesc Represents a Model.
             * @constructor
             * @param {arqonbus.v1.Model.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Model = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Model name.
             * @member {string} name
             * @memberof arqonbus.v1.Model
             * @instance
             */
            Model.prototype.name = "";

            /**
             * Model trees.
             * @member {number} trees
             * @memberof arqonbus.v1.Model
             * @instance
             */
            Model.prototype.trees = 0;

            /**
             * Model treesCounted.
             * @member {number} treesCounted
             * @memberof arqonbus.v1.Model
             * @instance
             */
            Model.prototype.treesCounted = 0;

            /**
             * Model sha256.
             * @member {Uint8Array} sha256
             * @memberof arqonbus.v1.Model
             * @instance
             */
            Model.prototype.sha256 = $util.newBuffer([]);

            /**
             * Model bytes.
             * @member {number|Long} bytes
             * @memberof arqonbus.v1.Model
             * @instance
             */
            Model.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Model weight.
             * @member {number} weight
             * @memberof arqonbus.v1.Model
             * @instance
             */
            Model.prototype.weight = 0;

            /**
             * Model library.
             * @member {string} library
             * @memberof arqonbus.v1.Model
             * @instance
             */
            Model.prototype.library = "";

            /**
             * Model environment.
             * @member {string} environment
             * @memberof arqonbus.v1.Model
             * @instance
             */
            Model.prototype.environment = "";

            /**
             * Creates a new Model instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Model
             * @static
             * @param {arqonbus.v1.Model.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Model} Model instance
             * @type {{
             *   (properties: arqonbus.v1.Model.$Shape): arqonbus.v1.Model & arqonbus.v1.Model.$Shape;
             *   (properties?: arqonbus.v1.Model.$Properties): arqonbus.v1.Model;
             * }}
             */
            Model.create = function(properties) {
                return new Model(properties);
            };

            /**
             * Encodes the specified Model message. Does not implicitly {@link arqonbus.v1.Model.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Model
             * @static
             * @param {arqonbus.v1.Model.$Properties} message Model message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Model.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.trees != null && $Object.hasOwnProperty.call(message, "trees") && message.trees !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.trees);
                if (message.treesCounted != null && $Object.hasOwnProperty.call(message, "treesCounted") && message.treesCounted !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.treesCounted);
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.sha256);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.bytes);
                if (message.weight != null && $Object.hasOwnProperty.call(message, "weight") && !$Object.is(message.weight, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.weight);
                if (message.library != null && $Object.hasOwnProperty.call(message, "library") && message.library !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.library);
                if (message.environment != null && $Object.hasOwnProperty.call(message, "environment") && message.environment !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.environment);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Model message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Model
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Model & arqonbus.v1.Model.$Shape} Model
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Model.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Model();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.trees = value;
                            else
                                delete message.trees;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.treesCounted = value;
                            else
                                delete message.treesCounted;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.weight = value;
                            else
                                delete message.weight;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.library = value;
                            else
                                delete message.library;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.environment = value;
                            else
                                delete message.environment;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Model message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Model
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Model} Model
             */
            Model.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Model)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Model: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Model();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.trees != null)
                    if ($Number(object.trees) !== 0)
                        message.trees = object.trees >>> 0;
                if (object.treesCounted != null)
                    if ($Number(object.treesCounted) !== 0)
                        message.treesCounted = object.treesCounted >>> 0;
                if (object.sha256 != null)
                    if (object.sha256.length)
                        if (typeof object.sha256 === "string")
                            $util.base64.decode(object.sha256, message.sha256 = $util.newBuffer($util.base64.length(object.sha256)), 0);
                        else if (object.sha256.length >= 0)
                            message.sha256 = object.sha256;
                if (object.bytes != null)
                    if (typeof object.bytes === "object" ? object.bytes.low || object.bytes.high : $Number(object.bytes) !== 0)
                        if ($util.Long)
                            message.bytes = $util.Long.fromValue(object.bytes, true);
                        else if (typeof object.bytes === "string")
                            message.bytes = $parseInt(object.bytes, 10);
                        else if (typeof object.bytes === "number")
                            message.bytes = object.bytes;
                        else if (typeof object.bytes === "object")
                            message.bytes = new $util.LongBits(object.bytes.low >>> 0, object.bytes.high >>> 0).toNumber(true);
                if (object.weight != null)
                    if (!$Object.is($Number(object.weight), 0))
                        message.weight = $Number(object.weight);
                if (object.library != null)
                    if (typeof object.library !== "string" || object.library.length)
                        message.library = $String(object.library);
                if (object.environment != null)
                    if (typeof object.environment !== "string" || object.environment.length)
                        message.environment = $String(object.environment);
                return message;
            };

            /**
             * Creates a plain object from a Model message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Model
             * @static
             * @param {arqonbus.v1.Model} message Model
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Model.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.trees = 0;
                    object.treesCounted = 0;
                    if (options.bytes === $String)
                        object.sha256 = "";
                    else {
                        object.sha256 = [];
                        if (options.bytes !== $Array)
                            object.sha256 = $util.newBuffer(object.sha256);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.bytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.bytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.weight = 0;
                    object.library = "";
                    object.environment = "";
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.trees != null && $Object.hasOwnProperty.call(message, "trees"))
                    object.trees = message.trees;
                if (message.treesCounted != null && $Object.hasOwnProperty.call(message, "treesCounted"))
                    object.treesCounted = message.treesCounted;
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256"))
                    object.sha256 = options.bytes === $String ? $util.base64.encode(message.sha256, 0, message.sha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.sha256) : message.sha256;
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.bytes = typeof message.bytes === "number" ? $BigInt(message.bytes) : $util.Long.fromBits(message.bytes.low >>> 0, message.bytes.high >>> 0, true).toBigInt();
                    else if (typeof message.bytes === "number")
                        object.bytes = options.longs === $String ? $String(message.bytes) : message.bytes;
                    else
                        object.bytes = options.longs === $String ? $util.Long.prototype.toString.call(message.bytes) : options.longs === $Number ? new $util.LongBits(message.bytes.low >>> 0, message.bytes.high >>> 0).toNumber(true) : message.bytes;
                if (message.weight != null && $Object.hasOwnProperty.call(message, "weight"))
                    object.weight = options.json && !$isFinite(message.weight) ? $String(message.weight) : message.weight;
                if (message.library != null && $Object.hasOwnProperty.call(message, "library"))
                    object.library = message.library;
                if (message.environment != null && $Object.hasOwnProperty.call(message, "environment"))
                    object.environment = message.environment;
                return object;
            };

            /**
             * Converts this Model to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Model
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Model.prototype.toJSON = function() {
                return Model.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Model
             * @function getTypeUrl
             * @memberof arqonbus.v1.Model
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Model.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Model";
            };

            return Model;
        })();

        v1.Output = (function() {

            /**
             * Properties of an Output.
             * @typedef {Object} arqonbus.v1.Output.$Properties
             * @property {string|null} [role] Output role
             * @property {string|null} [path] Output path
             * @property {Uint8Array|null} [sha256] Output sha256
             * @property {number|Long|null} [bytes] Output bytes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Output.
             * @memberof arqonbus.v1
             * @interface IOutput
             * @augments arqonbus.v1.Output.$Properties
             * @deprecated Use arqonbus.v1.Output.$Properties instead.
             */

            /**
             * Shape of an Output.
             * @typedef {arqonbus.v1.Output.$Properties} arqonbus.v1.Output.$Shape
             */

            /**
             * Constructs a new Output.
             * @memberof arqonbus.v1
             * @classdesc Represents an Output.
             * @constructor
             * @param {arqonbus.v1.Output.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Output = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Output role.
             * @member {string} role
             * @memberof arqonbus.v1.Output
             * @instance
             */
            Output.prototype.role = "";

            /**
             * Output path.
             * @member {string} path
             * @memberof arqonbus.v1.Output
             * @instance
             */
            Output.prototype.path = "";

            /**
             * Output sha256.
             * @member {Uint8Array} sha256
             * @memberof arqonbus.v1.Output
             * @instance
             */
            Output.prototype.sha256 = $util.newBuffer([]);

            /**
             * Output bytes.
             * @member {number|Long} bytes
             * @memberof arqonbus.v1.Output
             * @instance
             */
            Output.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Output instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Output
             * @static
             * @param {arqonbus.v1.Output.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Output} Output instance
             * @type {{
             *   (properties: arqonbus.v1.Output.$Shape): arqonbus.v1.Output & arqonbus.v1.Output.$Shape;
             *   (properties?: arqonbus.v1.Output.$Properties): arqonbus.v1.Output;
             * }}
             */
            Output.create = function(properties) {
                return new Output(properties);
            };

            /**
             * Encodes the specified Output message. Does not implicitly {@link arqonbus.v1.Output.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Output
             * @static
             * @param {arqonbus.v1.Output.$Properties} message Output message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Output.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.role);
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.path);
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.sha256);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Output message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Output
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Output & arqonbus.v1.Output.$Shape} Output
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Output.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Output();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Output message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Output
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Output} Output
             */
            Output.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Output)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Output: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Output();
                if (object.role != null)
                    if (typeof object.role !== "string" || object.role.length)
                        message.role = $String(object.role);
                if (object.path != null)
                    if (typeof object.path !== "string" || object.path.length)
                        message.path = $String(object.path);
                if (object.sha256 != null)
                    if (object.sha256.length)
                        if (typeof object.sha256 === "string")
                            $util.base64.decode(object.sha256, message.sha256 = $util.newBuffer($util.base64.length(object.sha256)), 0);
                        else if (object.sha256.length >= 0)
                            message.sha256 = object.sha256;
                if (object.bytes != null)
                    if (typeof object.bytes === "object" ? object.bytes.low || object.bytes.high : $Number(object.bytes) !== 0)
                        if ($util.Long)
                            message.bytes = $util.Long.fromValue(object.bytes, true);
                        else if (typeof object.bytes === "string")
                            message.bytes = $parseInt(object.bytes, 10);
                        else if (typeof object.bytes === "number")
                            message.bytes = object.bytes;
                        else if (typeof object.bytes === "object")
                            message.bytes = new $util.LongBits(object.bytes.low >>> 0, object.bytes.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from an Output message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Output
             * @static
             * @param {arqonbus.v1.Output} message Output
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Output.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.role = "";
                    object.path = "";
                    if (options.bytes === $String)
                        object.sha256 = "";
                    else {
                        object.sha256 = [];
                        if (options.bytes !== $Array)
                            object.sha256 = $util.newBuffer(object.sha256);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.bytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.bytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                    object.role = message.role;
                if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
                    object.path = message.path;
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256"))
                    object.sha256 = options.bytes === $String ? $util.base64.encode(message.sha256, 0, message.sha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.sha256) : message.sha256;
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.bytes = typeof message.bytes === "number" ? $BigInt(message.bytes) : $util.Long.fromBits(message.bytes.low >>> 0, message.bytes.high >>> 0, true).toBigInt();
                    else if (typeof message.bytes === "number")
                        object.bytes = options.longs === $String ? $String(message.bytes) : message.bytes;
                    else
                        object.bytes = options.longs === $String ? $util.Long.prototype.toString.call(message.bytes) : options.longs === $Number ? new $util.LongBits(message.bytes.low >>> 0, message.bytes.high >>> 0).toNumber(true) : message.bytes;
                return object;
            };

            /**
             * Converts this Output to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Output
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Output.prototype.toJSON = function() {
                return Output.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Output
             * @function getTypeUrl
             * @memberof arqonbus.v1.Output
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Output.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Output";
            };

            return Output;
        })();

        v1.Metrics = (function() {

            /**
             * Properties of a Metrics.
             * @typedef {Object} arqonbus.v1.Metrics.$Properties
             * @property {string|null} [name] Metrics name
             * @property {number|null} [mae] Metrics mae
             * @property {number|null} [r2] Metrics r2
             * @property {number|Long|null} [rows] Metrics rows
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Metrics.
             * @memberof arqonbus.v1
             * @interface IMetrics
             * @augments arqonbus.v1.Metrics.$Properties
             * @deprecated Use arqonbus.v1.Metrics.$Properties instead.
             */

            /**
             * Shape of a Metrics.
             * @typedef {arqonbus.v1.Metrics.$Properties} arqonbus.v1.Metrics.$Shape
             */

            /**
             * Constructs a new Metrics.
             * @memberof arqonbus.v1
             * @classdesc Represents a Metrics.
             * @constructor
             * @param {arqonbus.v1.Metrics.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Metrics = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Metrics name.
             * @member {string} name
             * @memberof arqonbus.v1.Metrics
             * @instance
             */
            Metrics.prototype.name = "";

            /**
             * Metrics mae.
             * @member {number} mae
             * @memberof arqonbus.v1.Metrics
             * @instance
             */
            Metrics.prototype.mae = 0;

            /**
             * Metrics r2.
             * @member {number} r2
             * @memberof arqonbus.v1.Metrics
             * @instance
             */
            Metrics.prototype.r2 = 0;

            /**
             * Metrics rows.
             * @member {number|Long} rows
             * @memberof arqonbus.v1.Metrics
             * @instance
             */
            Metrics.prototype.rows = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Metrics instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Metrics
             * @static
             * @param {arqonbus.v1.Metrics.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Metrics} Metrics instance
             * @type {{
             *   (properties: arqonbus.v1.Metrics.$Shape): arqonbus.v1.Metrics & arqonbus.v1.Metrics.$Shape;
             *   (properties?: arqonbus.v1.Metrics.$Properties): arqonbus.v1.Metrics;
             * }}
             */
            Metrics.create = function(properties) {
                return new Metrics(properties);
            };

            /**
             * Encodes the specified Metrics message. Does not implicitly {@link arqonbus.v1.Metrics.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Metrics
             * @static
             * @param {arqonbus.v1.Metrics.$Properties} message Metrics message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Metrics.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.mae != null && $Object.hasOwnProperty.call(message, "mae") && !$Object.is(message.mae, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.mae);
                if (message.r2 != null && $Object.hasOwnProperty.call(message, "r2") && !$Object.is(message.r2, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.r2);
                if (message.rows != null && $Object.hasOwnProperty.call(message, "rows") && (typeof message.rows === "object" ? message.rows.low || message.rows.high : message.rows !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.rows);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Metrics message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Metrics
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Metrics & arqonbus.v1.Metrics.$Shape} Metrics
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Metrics.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Metrics();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.mae = value;
                            else
                                delete message.mae;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.r2 = value;
                            else
                                delete message.r2;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.rows = value;
                            else
                                delete message.rows;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Metrics message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Metrics
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Metrics} Metrics
             */
            Metrics.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Metrics)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Metrics: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Metrics();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.mae != null)
                    if (!$Object.is($Number(object.mae), 0))
                        message.mae = $Number(object.mae);
                if (object.r2 != null)
                    if (!$Object.is($Number(object.r2), 0))
                        message.r2 = $Number(object.r2);
                if (object.rows != null)
                    if (typeof object.rows === "object" ? object.rows.low || object.rows.high : $Number(object.rows) !== 0)
                        if ($util.Long)
                            message.rows = $util.Long.fromValue(object.rows, true);
                        else if (typeof object.rows === "string")
                            message.rows = $parseInt(object.rows, 10);
                        else if (typeof object.rows === "number")
                            message.rows = object.rows;
                        else if (typeof object.rows === "object")
                            message.rows = new $util.LongBits(object.rows.low >>> 0, object.rows.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a Metrics message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Metrics
             * @static
             * @param {arqonbus.v1.Metrics} message Metrics
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Metrics.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    object.mae = 0;
                    object.r2 = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.rows = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.rows = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.mae != null && $Object.hasOwnProperty.call(message, "mae"))
                    object.mae = options.json && !$isFinite(message.mae) ? $String(message.mae) : message.mae;
                if (message.r2 != null && $Object.hasOwnProperty.call(message, "r2"))
                    object.r2 = options.json && !$isFinite(message.r2) ? $String(message.r2) : message.r2;
                if (message.rows != null && $Object.hasOwnProperty.call(message, "rows"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.rows = typeof message.rows === "number" ? $BigInt(message.rows) : $util.Long.fromBits(message.rows.low >>> 0, message.rows.high >>> 0, true).toBigInt();
                    else if (typeof message.rows === "number")
                        object.rows = options.longs === $String ? $String(message.rows) : message.rows;
                    else
                        object.rows = options.longs === $String ? $util.Long.prototype.toString.call(message.rows) : options.longs === $Number ? new $util.LongBits(message.rows.low >>> 0, message.rows.high >>> 0).toNumber(true) : message.rows;
                return object;
            };

            /**
             * Converts this Metrics to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Metrics
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Metrics.prototype.toJSON = function() {
                return Metrics.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Metrics
             * @function getTypeUrl
             * @memberof arqonbus.v1.Metrics
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Metrics.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Metrics";
            };

            return Metrics;
        })();

        v1.Breach = (function() {

            /**
             * Properties of a Breach.
             * @typedef {Object} arqonbus.v1.Breach.$Properties
             * @property {string|null} [mode] Breach mode
             * @property {string|null} [code] Breach code
             * @property {string|null} [message] Breach message
             * @property {string|null} [evidence] Breach evidence
             * @property {string|null} [remedy] Breach remedy
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Breach.
             * @memberof arqonbus.v1
             * @interface IBreach
             * @augments arqonbus.v1.Breach.$Properties
             * @deprecated Use arqonbus.v1.Breach.$Properties instead.
             */

            /**
             * Shape of a Breach.
             * @typedef {arqonbus.v1.Breach.$Properties} arqonbus.v1.Breach.$Shape
             */

            /**
             * Constructs a new Breach.
             * @memberof arqonbus.v1
             * @classdesc Represents a Breach.
             * @constructor
             * @param {arqonbus.v1.Breach.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Breach = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Breach mode.
             * @member {string} mode
             * @memberof arqonbus.v1.Breach
             * @instance
             */
            Breach.prototype.mode = "";

            /**
             * Breach code.
             * @member {string} code
             * @memberof arqonbus.v1.Breach
             * @instance
             */
            Breach.prototype.code = "";

            /**
             * Breach message.
             * @member {string} message
             * @memberof arqonbus.v1.Breach
             * @instance
             */
            Breach.prototype.message = "";

            /**
             * Breach evidence.
             * @member {string} evidence
             * @memberof arqonbus.v1.Breach
             * @instance
             */
            Breach.prototype.evidence = "";

            /**
             * Breach remedy.
             * @member {string} remedy
             * @memberof arqonbus.v1.Breach
             * @instance
             */
            Breach.prototype.remedy = "";

            /**
             * Creates a new Breach instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Breach
             * @static
             * @param {arqonbus.v1.Breach.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Breach} Breach instance
             * @type {{
             *   (properties: arqonbus.v1.Breach.$Shape): arqonbus.v1.Breach & arqonbus.v1.Breach.$Shape;
             *   (properties?: arqonbus.v1.Breach.$Properties): arqonbus.v1.Breach;
             * }}
             */
            Breach.create = function(properties) {
                return new Breach(properties);
            };

            /**
             * Encodes the specified Breach message. Does not implicitly {@link arqonbus.v1.Breach.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Breach
             * @static
             * @param {arqonbus.v1.Breach.$Properties} message Breach message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Breach.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.mode);
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.message);
                if (message.evidence != null && $Object.hasOwnProperty.call(message, "evidence") && message.evidence !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.evidence);
                if (message.remedy != null && $Object.hasOwnProperty.call(message, "remedy") && message.remedy !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.remedy);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Breach message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Breach
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Breach & arqonbus.v1.Breach.$Shape} Breach
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Breach.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Breach();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.mode = value;
                            else
                                delete message.mode;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.evidence = value;
                            else
                                delete message.evidence;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.remedy = value;
                            else
                                delete message.remedy;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Breach message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Breach
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Breach} Breach
             */
            Breach.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Breach)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Breach: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Breach();
                if (object.mode != null)
                    if (typeof object.mode !== "string" || object.mode.length)
                        message.mode = $String(object.mode);
                if (object.code != null)
                    if (typeof object.code !== "string" || object.code.length)
                        message.code = $String(object.code);
                if (object.message != null)
                    if (typeof object.message !== "string" || object.message.length)
                        message.message = $String(object.message);
                if (object.evidence != null)
                    if (typeof object.evidence !== "string" || object.evidence.length)
                        message.evidence = $String(object.evidence);
                if (object.remedy != null)
                    if (typeof object.remedy !== "string" || object.remedy.length)
                        message.remedy = $String(object.remedy);
                return message;
            };

            /**
             * Creates a plain object from a Breach message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Breach
             * @static
             * @param {arqonbus.v1.Breach} message Breach
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Breach.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.mode = "";
                    object.code = "";
                    object.message = "";
                    object.evidence = "";
                    object.remedy = "";
                }
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode"))
                    object.mode = message.mode;
                if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                    object.code = message.code;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                if (message.evidence != null && $Object.hasOwnProperty.call(message, "evidence"))
                    object.evidence = message.evidence;
                if (message.remedy != null && $Object.hasOwnProperty.call(message, "remedy"))
                    object.remedy = message.remedy;
                return object;
            };

            /**
             * Converts this Breach to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Breach
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Breach.prototype.toJSON = function() {
                return Breach.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Breach
             * @function getTypeUrl
             * @memberof arqonbus.v1.Breach
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Breach.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Breach";
            };

            return Breach;
        })();

        v1.RunEnded = (function() {

            /**
             * Properties of a RunEnded.
             * @typedef {Object} arqonbus.v1.RunEnded.$Properties
             * @property {string|null} [status] RunEnded status
             * @property {string|null} [version] RunEnded version
             * @property {string|null} [summary] RunEnded summary
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RunEnded.
             * @memberof arqonbus.v1
             * @interface IRunEnded
             * @augments arqonbus.v1.RunEnded.$Properties
             * @deprecated Use arqonbus.v1.RunEnded.$Properties instead.
             */

            /**
             * Shape of a RunEnded.
             * @typedef {arqonbus.v1.RunEnded.$Properties} arqonbus.v1.RunEnded.$Shape
             */

            /**
             * Constructs a new RunEnded.
             * @memberof arqonbus.v1
             * @classdesc Represents a RunEnded.
             * @constructor
             * @param {arqonbus.v1.RunEnded.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RunEnded = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RunEnded status.
             * @member {string} status
             * @memberof arqonbus.v1.RunEnded
             * @instance
             */
            RunEnded.prototype.status = "";

            /**
             * RunEnded version.
             * @member {string} version
             * @memberof arqonbus.v1.RunEnded
             * @instance
             */
            RunEnded.prototype.version = "";

            /**
             * RunEnded summary.
             * @member {string} summary
             * @memberof arqonbus.v1.RunEnded
             * @instance
             */
            RunEnded.prototype.summary = "";

            /**
             * Creates a new RunEnded instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.RunEnded
             * @static
             * @param {arqonbus.v1.RunEnded.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.RunEnded} RunEnded instance
             * @type {{
             *   (properties: arqonbus.v1.RunEnded.$Shape): arqonbus.v1.RunEnded & arqonbus.v1.RunEnded.$Shape;
             *   (properties?: arqonbus.v1.RunEnded.$Properties): arqonbus.v1.RunEnded;
             * }}
             */
            RunEnded.create = function(properties) {
                return new RunEnded(properties);
            };

            /**
             * Encodes the specified RunEnded message. Does not implicitly {@link arqonbus.v1.RunEnded.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.RunEnded
             * @static
             * @param {arqonbus.v1.RunEnded.$Properties} message RunEnded message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RunEnded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.status);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.version);
                if (message.summary != null && $Object.hasOwnProperty.call(message, "summary") && message.summary !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.summary);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RunEnded message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.RunEnded
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.RunEnded & arqonbus.v1.RunEnded.$Shape} RunEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RunEnded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.RunEnded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.summary = value;
                            else
                                delete message.summary;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a RunEnded message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.RunEnded
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.RunEnded} RunEnded
             */
            RunEnded.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.RunEnded)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.RunEnded: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.RunEnded();
                if (object.status != null)
                    if (typeof object.status !== "string" || object.status.length)
                        message.status = $String(object.status);
                if (object.version != null)
                    if (typeof object.version !== "string" || object.version.length)
                        message.version = $String(object.version);
                if (object.summary != null)
                    if (typeof object.summary !== "string" || object.summary.length)
                        message.summary = $String(object.summary);
                return message;
            };

            /**
             * Creates a plain object from a RunEnded message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.RunEnded
             * @static
             * @param {arqonbus.v1.RunEnded} message RunEnded
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            RunEnded.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.status = "";
                    object.version = "";
                    object.summary = "";
                }
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    object.status = message.status;
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.summary != null && $Object.hasOwnProperty.call(message, "summary"))
                    object.summary = message.summary;
                return object;
            };

            /**
             * Converts this RunEnded to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.RunEnded
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            RunEnded.prototype.toJSON = function() {
                return RunEnded.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for RunEnded
             * @function getTypeUrl
             * @memberof arqonbus.v1.RunEnded
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            RunEnded.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.RunEnded";
            };

            return RunEnded;
        })();

        v1.BreachAcknowledged = (function() {

            /**
             * Properties of a BreachAcknowledged.
             * @typedef {Object} arqonbus.v1.BreachAcknowledged.$Properties
             * @property {number|Long|null} [breachRecord] BreachAcknowledged breachRecord
             * @property {string|null} [reason] BreachAcknowledged reason
             * @property {boolean|null} [attended] BreachAcknowledged attended
             * @property {string|null} [person] BreachAcknowledged person
             * @property {Uint8Array|null} [signature] BreachAcknowledged signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BreachAcknowledged.
             * @memberof arqonbus.v1
             * @interface IBreachAcknowledged
             * @augments arqonbus.v1.BreachAcknowledged.$Properties
             * @deprecated Use arqonbus.v1.BreachAcknowledged.$Properties instead.
             */

            /**
             * Shape of a BreachAcknowledged.
             * @typedef {arqonbus.v1.BreachAcknowledged.$Properties} arqonbus.v1.BreachAcknowledged.$Shape
             */

            /**
             * Constructs a new BreachAcknowledged.
             * @memberof arqonbus.v1
             * @classdesc Represents a BreachAcknowledged.
             * @constructor
             * @param {arqonbus.v1.BreachAcknowledged.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BreachAcknowledged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BreachAcknowledged breachRecord.
             * @member {number|Long} breachRecord
             * @memberof arqonbus.v1.BreachAcknowledged
             * @instance
             */
            BreachAcknowledged.prototype.breachRecord = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * BreachAcknowledged reason.
             * @member {string} reason
             * @memberof arqonbus.v1.BreachAcknowledged
             * @instance
             */
            BreachAcknowledged.prototype.reason = "";

            /**
             * BreachAcknowledged attended.
             * @member {boolean} attended
             * @memberof arqonbus.v1.BreachAcknowledged
             * @instance
             */
            BreachAcknowledged.prototype.attended = false;

            /**
             * BreachAcknowledged person.
             * @member {string} person
             * @memberof arqonbus.v1.BreachAcknowledged
             * @instance
             */
            BreachAcknowledged.prototype.person = "";

            /**
             * BreachAcknowledged signature.
             * @member {Uint8Array} signature
             * @memberof arqonbus.v1.BreachAcknowledged
             * @instance
             */
            BreachAcknowledged.prototype.signature = $util.newBuffer([]);

            /**
             * Creates a new BreachAcknowledged instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.BreachAcknowledged
             * @static
             * @param {arqonbus.v1.BreachAcknowledged.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.BreachAcknowledged} BreachAcknowledged instance
             * @type {{
             *   (properties: arqonbus.v1.BreachAcknowledged.$Shape): arqonbus.v1.BreachAcknowledged & arqonbus.v1.BreachAcknowledged.$Shape;
             *   (properties?: arqonbus.v1.BreachAcknowledged.$Properties): arqonbus.v1.BreachAcknowledged;
             * }}
             */
            BreachAcknowledged.create = function(properties) {
                return new BreachAcknowledged(properties);
            };

            /**
             * Encodes the specified BreachAcknowledged message. Does not implicitly {@link arqonbus.v1.BreachAcknowledged.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.BreachAcknowledged
             * @static
             * @param {arqonbus.v1.BreachAcknowledged.$Properties} message BreachAcknowledged message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BreachAcknowledged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.breachRecord != null && $Object.hasOwnProperty.call(message, "breachRecord") && (typeof message.breachRecord === "object" ? message.breachRecord.low || message.breachRecord.high : message.breachRecord !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.breachRecord);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                if (message.attended != null && $Object.hasOwnProperty.call(message, "attended") && message.attended !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.attended);
                if (message.person != null && $Object.hasOwnProperty.call(message, "person") && message.person !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.person);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BreachAcknowledged message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.BreachAcknowledged
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.BreachAcknowledged & arqonbus.v1.BreachAcknowledged.$Shape} BreachAcknowledged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BreachAcknowledged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.BreachAcknowledged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.breachRecord = value;
                            else
                                delete message.breachRecord;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.attended = value;
                            else
                                delete message.attended;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.person = value;
                            else
                                delete message.person;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a BreachAcknowledged message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.BreachAcknowledged
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.BreachAcknowledged} BreachAcknowledged
             */
            BreachAcknowledged.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.BreachAcknowledged)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.BreachAcknowledged: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.BreachAcknowledged();
                if (object.breachRecord != null)
                    if (typeof object.breachRecord === "object" ? object.breachRecord.low || object.breachRecord.high : $Number(object.breachRecord) !== 0)
                        if ($util.Long)
                            message.breachRecord = $util.Long.fromValue(object.breachRecord, true);
                        else if (typeof object.breachRecord === "string")
                            message.breachRecord = $parseInt(object.breachRecord, 10);
                        else if (typeof object.breachRecord === "number")
                            message.breachRecord = object.breachRecord;
                        else if (typeof object.breachRecord === "object")
                            message.breachRecord = new $util.LongBits(object.breachRecord.low >>> 0, object.breachRecord.high >>> 0).toNumber(true);
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                if (object.attended != null)
                    if (object.attended)
                        message.attended = $Boolean(object.attended);
                if (object.person != null)
                    if (typeof object.person !== "string" || object.person.length)
                        message.person = $String(object.person);
                if (object.signature != null)
                    if (object.signature.length)
                        if (typeof object.signature === "string")
                            $util.base64.decode(object.signature, message.signature = $util.newBuffer($util.base64.length(object.signature)), 0);
                        else if (object.signature.length >= 0)
                            message.signature = object.signature;
                return message;
            };

            /**
             * Creates a plain object from a BreachAcknowledged message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.BreachAcknowledged
             * @static
             * @param {arqonbus.v1.BreachAcknowledged} message BreachAcknowledged
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            BreachAcknowledged.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.breachRecord = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.breachRecord = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.reason = "";
                    object.attended = false;
                    object.person = "";
                    if (options.bytes === $String)
                        object.signature = "";
                    else {
                        object.signature = [];
                        if (options.bytes !== $Array)
                            object.signature = $util.newBuffer(object.signature);
                    }
                }
                if (message.breachRecord != null && $Object.hasOwnProperty.call(message, "breachRecord"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.breachRecord = typeof message.breachRecord === "number" ? $BigInt(message.breachRecord) : $util.Long.fromBits(message.breachRecord.low >>> 0, message.breachRecord.high >>> 0, true).toBigInt();
                    else if (typeof message.breachRecord === "number")
                        object.breachRecord = options.longs === $String ? $String(message.breachRecord) : message.breachRecord;
                    else
                        object.breachRecord = options.longs === $String ? $util.Long.prototype.toString.call(message.breachRecord) : options.longs === $Number ? new $util.LongBits(message.breachRecord.low >>> 0, message.breachRecord.high >>> 0).toNumber(true) : message.breachRecord;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                if (message.attended != null && $Object.hasOwnProperty.call(message, "attended"))
                    object.attended = message.attended;
                if (message.person != null && $Object.hasOwnProperty.call(message, "person"))
                    object.person = message.person;
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature"))
                    object.signature = options.bytes === $String ? $util.base64.encode(message.signature, 0, message.signature.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.signature) : message.signature;
                return object;
            };

            /**
             * Converts this BreachAcknowledged to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.BreachAcknowledged
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            BreachAcknowledged.prototype.toJSON = function() {
                return BreachAcknowledged.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for BreachAcknowledged
             * @function getTypeUrl
             * @memberof arqonbus.v1.BreachAcknowledged
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            BreachAcknowledged.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.BreachAcknowledged";
            };

            return BreachAcknowledged;
        })();

        v1.StopRequested = (function() {

            /**
             * Properties of a StopRequested.
             * @typedef {Object} arqonbus.v1.StopRequested.$Properties
             * @property {string|null} [kind] StopRequested kind
             * @property {string|null} [reason] StopRequested reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StopRequested.
             * @memberof arqonbus.v1
             * @interface IStopRequested
             * @augments arqonbus.v1.StopRequested.$Properties
             * @deprecated Use arqonbus.v1.StopRequested.$Properties instead.
             */

            /**
             * Shape of a StopRequested.
             * @typedef {arqonbus.v1.StopRequested.$Properties} arqonbus.v1.StopRequested.$Shape
             */

            /**
             * Constructs a new StopRequested.
             * @memberof arqonbus.v1
             * @classdesc Represents a StopRequested.
             * @constructor
             * @param {arqonbus.v1.StopRequested.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StopRequested = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StopRequested kind.
             * @member {string} kind
             * @memberof arqonbus.v1.StopRequested
             * @instance
             */
            StopRequested.prototype.kind = "";

            /**
             * StopRequested reason.
             * @member {string} reason
             * @memberof arqonbus.v1.StopRequested
             * @instance
             */
            StopRequested.prototype.reason = "";

            /**
             * Creates a new StopRequested instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.StopRequested
             * @static
             * @param {arqonbus.v1.StopRequested.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.StopRequested} StopRequested instance
             * @type {{
             *   (properties: arqonbus.v1.StopRequested.$Shape): arqonbus.v1.StopRequested & arqonbus.v1.StopRequested.$Shape;
             *   (properties?: arqonbus.v1.StopRequested.$Properties): arqonbus.v1.StopRequested;
             * }}
             */
            StopRequested.create = function(properties) {
                return new StopRequested(properties);
            };

            /**
             * Encodes the specified StopRequested message. Does not implicitly {@link arqonbus.v1.StopRequested.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.StopRequested
             * @static
             * @param {arqonbus.v1.StopRequested.$Properties} message StopRequested message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StopRequested.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.kind);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StopRequested message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.StopRequested
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.StopRequested & arqonbus.v1.StopRequested.$Shape} StopRequested
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StopRequested.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.StopRequested();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a StopRequested message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.StopRequested
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.StopRequested} StopRequested
             */
            StopRequested.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.StopRequested)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.StopRequested: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.StopRequested();
                if (object.kind != null)
                    if (typeof object.kind !== "string" || object.kind.length)
                        message.kind = $String(object.kind);
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                return message;
            };

            /**
             * Creates a plain object from a StopRequested message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.StopRequested
             * @static
             * @param {arqonbus.v1.StopRequested} message StopRequested
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            StopRequested.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.kind = "";
                    object.reason = "";
                }
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                    object.kind = message.kind;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                return object;
            };

            /**
             * Converts this StopRequested to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.StopRequested
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            StopRequested.prototype.toJSON = function() {
                return StopRequested.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for StopRequested
             * @function getTypeUrl
             * @memberof arqonbus.v1.StopRequested
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            StopRequested.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.StopRequested";
            };

            return StopRequested;
        })();

        v1.JobSubmitted = (function() {

            /**
             * Properties of a JobSubmitted.
             * @typedef {Object} arqonbus.v1.JobSubmitted.$Properties
             * @property {Uint8Array|null} [jobId] JobSubmitted jobId
             * @property {string|null} [topic] JobSubmitted topic
             * @property {string|null} [schema] JobSubmitted schema
             * @property {Uint8Array|null} [payloadSha256] JobSubmitted payloadSha256
             * @property {number|Long|null} [payloadBytes] JobSubmitted payloadBytes
             * @property {string|null} [operation] JobSubmitted operation
             * @property {Array.<string>|null} [inputs] JobSubmitted inputs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JobSubmitted.
             * @memberof arqonbus.v1
             * @interface IJobSubmitted
             * @augments arqonbus.v1.JobSubmitted.$Properties
             * @deprecated Use arqonbus.v1.JobSubmitted.$Properties instead.
             */

            /**
             * Shape of a JobSubmitted.
             * @typedef {arqonbus.v1.JobSubmitted.$Properties} arqonbus.v1.JobSubmitted.$Shape
             */

            /**
             * Constructs a new JobSubmitted.
             * @memberof arqonbus.v1
             * @classdesc Represents a JobSubmitted.
             * @constructor
             * @param {arqonbus.v1.JobSubmitted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JobSubmitted = function (properties) {
                this.inputs = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JobSubmitted jobId.
             * @member {Uint8Array} jobId
             * @memberof arqonbus.v1.JobSubmitted
             * @instance
             */
            JobSubmitted.prototype.jobId = $util.newBuffer([]);

            /**
             * JobSubmitted topic.
             * @member {string} topic
             * @memberof arqonbus.v1.JobSubmitted
             * @instance
             */
            JobSubmitted.prototype.topic = "";

            /**
             * JobSubmitted schema.
             * @member {string} schema
             * @memberof arqonbus.v1.JobSubmitted
             * @instance
             */
            JobSubmitted.prototype.schema = "";

            /**
             * JobSubmitted payloadSha256.
             * @member {Uint8Array} payloadSha256
             * @memberof arqonbus.v1.JobSubmitted
             * @instance
             */
            JobSubmitted.prototype.payloadSha256 = $util.newBuffer([]);

            /**
             * JobSubmitted payloadBytes.
             * @member {number|Long} payloadBytes
             * @memberof arqonbus.v1.JobSubmitted
             * @instance
             */
            JobSubmitted.prototype.payloadBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * JobSubmitted operation.
             * @member {string} operation
             * @memberof arqonbus.v1.JobSubmitted
             * @instance
             */
            JobSubmitted.prototype.operation = "";

            /**
             * JobSubmitted inputs.
             * @member {Array.<string>} inputs
             * @memberof arqonbus.v1.JobSubmitted
             * @instance
             */
            JobSubmitted.prototype.inputs = $util.emptyArray;

            /**
             * Creates a new JobSubmitted instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.JobSubmitted
             * @static
             * @param {arqonbus.v1.JobSubmitted.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.JobSubmitted} JobSubmitted instance
             * @type {{
             *   (properties: arqonbus.v1.JobSubmitted.$Shape): arqonbus.v1.JobSubmitted & arqonbus.v1.JobSubmitted.$Shape;
             *   (properties?: arqonbus.v1.JobSubmitted.$Properties): arqonbus.v1.JobSubmitted;
             * }}
             */
            JobSubmitted.create = function(properties) {
                return new JobSubmitted(properties);
            };

            /**
             * Encodes the specified JobSubmitted message. Does not implicitly {@link arqonbus.v1.JobSubmitted.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.JobSubmitted
             * @static
             * @param {arqonbus.v1.JobSubmitted.$Properties} message JobSubmitted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JobSubmitted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jobId != null && $Object.hasOwnProperty.call(message, "jobId") && message.jobId.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.jobId);
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.topic);
                if (message.schema != null && $Object.hasOwnProperty.call(message, "schema") && message.schema !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.schema);
                if (message.payloadSha256 != null && $Object.hasOwnProperty.call(message, "payloadSha256") && message.payloadSha256.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.payloadSha256);
                if (message.payloadBytes != null && $Object.hasOwnProperty.call(message, "payloadBytes") && (typeof message.payloadBytes === "object" ? message.payloadBytes.low || message.payloadBytes.high : message.payloadBytes !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.payloadBytes);
                if (message.operation != null && $Object.hasOwnProperty.call(message, "operation") && message.operation !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.operation);
                if (message.inputs != null && message.inputs.length)
                    for (let i = 0; i < message.inputs.length; ++i)
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.inputs[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JobSubmitted message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.JobSubmitted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.JobSubmitted & arqonbus.v1.JobSubmitted.$Shape} JobSubmitted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JobSubmitted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.JobSubmitted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.jobId = value;
                            else
                                delete message.jobId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.topic = value;
                            else
                                delete message.topic;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.schema = value;
                            else
                                delete message.schema;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.payloadSha256 = value;
                            else
                                delete message.payloadSha256;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.payloadBytes = value;
                            else
                                delete message.payloadBytes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.operation = value;
                            else
                                delete message.operation;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.inputs && message.inputs.length))
                                message.inputs = [];
                            message.inputs.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a JobSubmitted message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.JobSubmitted
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.JobSubmitted} JobSubmitted
             */
            JobSubmitted.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.JobSubmitted)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.JobSubmitted: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.JobSubmitted();
                if (object.jobId != null)
                    if (object.jobId.length)
                        if (typeof object.jobId === "string")
                            $util.base64.decode(object.jobId, message.jobId = $util.newBuffer($util.base64.length(object.jobId)), 0);
                        else if (object.jobId.length >= 0)
                            message.jobId = object.jobId;
                if (object.topic != null)
                    if (typeof object.topic !== "string" || object.topic.length)
                        message.topic = $String(object.topic);
                if (object.schema != null)
                    if (typeof object.schema !== "string" || object.schema.length)
                        message.schema = $String(object.schema);
                if (object.payloadSha256 != null)
                    if (object.payloadSha256.length)
                        if (typeof object.payloadSha256 === "string")
                            $util.base64.decode(object.payloadSha256, message.payloadSha256 = $util.newBuffer($util.base64.length(object.payloadSha256)), 0);
                        else if (object.payloadSha256.length >= 0)
                            message.payloadSha256 = object.payloadSha256;
                if (object.payloadBytes != null)
                    if (typeof object.payloadBytes === "object" ? object.payloadBytes.low || object.payloadBytes.high : $Number(object.payloadBytes) !== 0)
                        if ($util.Long)
                            message.payloadBytes = $util.Long.fromValue(object.payloadBytes, true);
                        else if (typeof object.payloadBytes === "string")
                            message.payloadBytes = $parseInt(object.payloadBytes, 10);
                        else if (typeof object.payloadBytes === "number")
                            message.payloadBytes = object.payloadBytes;
                        else if (typeof object.payloadBytes === "object")
                            message.payloadBytes = new $util.LongBits(object.payloadBytes.low >>> 0, object.payloadBytes.high >>> 0).toNumber(true);
                if (object.operation != null)
                    if (typeof object.operation !== "string" || object.operation.length)
                        message.operation = $String(object.operation);
                if (object.inputs) {
                    if (!$Array.isArray(object.inputs))
                        throw $TypeError(".arqonbus.v1.JobSubmitted.inputs: array expected");
                    message.inputs = $Array(object.inputs.length);
                    for (let i = 0; i < object.inputs.length; ++i)
                        message.inputs[i] = $String(object.inputs[i]);
                }
                return message;
            };

            /**
             * Creates a plain object from a JobSubmitted message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.JobSubmitted
             * @static
             * @param {arqonbus.v1.JobSubmitted} message JobSubmitted
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            JobSubmitted.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.inputs = [];
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.jobId = "";
                    else {
                        object.jobId = [];
                        if (options.bytes !== $Array)
                            object.jobId = $util.newBuffer(object.jobId);
                    }
                    object.topic = "";
                    object.schema = "";
                    if (options.bytes === $String)
                        object.payloadSha256 = "";
                    else {
                        object.payloadSha256 = [];
                        if (options.bytes !== $Array)
                            object.payloadSha256 = $util.newBuffer(object.payloadSha256);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.payloadBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.payloadBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.operation = "";
                }
                if (message.jobId != null && $Object.hasOwnProperty.call(message, "jobId"))
                    object.jobId = options.bytes === $String ? $util.base64.encode(message.jobId, 0, message.jobId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.jobId) : message.jobId;
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    object.topic = message.topic;
                if (message.schema != null && $Object.hasOwnProperty.call(message, "schema"))
                    object.schema = message.schema;
                if (message.payloadSha256 != null && $Object.hasOwnProperty.call(message, "payloadSha256"))
                    object.payloadSha256 = options.bytes === $String ? $util.base64.encode(message.payloadSha256, 0, message.payloadSha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.payloadSha256) : message.payloadSha256;
                if (message.payloadBytes != null && $Object.hasOwnProperty.call(message, "payloadBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.payloadBytes = typeof message.payloadBytes === "number" ? $BigInt(message.payloadBytes) : $util.Long.fromBits(message.payloadBytes.low >>> 0, message.payloadBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.payloadBytes === "number")
                        object.payloadBytes = options.longs === $String ? $String(message.payloadBytes) : message.payloadBytes;
                    else
                        object.payloadBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.payloadBytes) : options.longs === $Number ? new $util.LongBits(message.payloadBytes.low >>> 0, message.payloadBytes.high >>> 0).toNumber(true) : message.payloadBytes;
                if (message.operation != null && $Object.hasOwnProperty.call(message, "operation"))
                    object.operation = message.operation;
                if (message.inputs && message.inputs.length) {
                    object.inputs = $Array(message.inputs.length);
                    for (let j = 0; j < message.inputs.length; ++j)
                        object.inputs[j] = message.inputs[j];
                }
                return object;
            };

            /**
             * Converts this JobSubmitted to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.JobSubmitted
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            JobSubmitted.prototype.toJSON = function() {
                return JobSubmitted.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for JobSubmitted
             * @function getTypeUrl
             * @memberof arqonbus.v1.JobSubmitted
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JobSubmitted.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.JobSubmitted";
            };

            return JobSubmitted;
        })();

        v1.JobFinished = (function() {

            /**
             * Properties of a JobFinished.
             * @typedef {Object} arqonbus.v1.JobFinished.$Properties
             * @property {Uint8Array|null} [jobId] JobFinished jobId
             * @property {string|null} [topic] JobFinished topic
             * @property {string|null} [status] JobFinished status
             * @property {Uint8Array|null} [payloadSha256] JobFinished payloadSha256
             * @property {Array.<string>|null} [outputs] JobFinished outputs
             * @property {string|null} [environment] JobFinished environment
             * @property {number|Long|null} [cpuMs] JobFinished cpuMs
             * @property {number|Long|null} [maxRssBytes] JobFinished maxRssBytes
             * @property {number|Long|null} [durationMs] JobFinished durationMs
             * @property {string|null} [operator] JobFinished operator
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JobFinished.
             * @memberof arqonbus.v1
             * @interface IJobFinished
             * @augments arqonbus.v1.JobFinished.$Properties
             * @deprecated Use arqonbus.v1.JobFinished.$Properties instead.
             */

            /**
             * Shape of a JobFinished.
             * @typedef {arqonbus.v1.JobFinished.$Properties} arqonbus.v1.JobFinished.$Shape
             */

            /**
             * Constructs a new JobFinished.
             * @memberof arqonbus.v1
             * @classdesc Represents a JobFinished.
             * @constructor
             * @param {arqonbus.v1.JobFinished.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JobFinished = function (properties) {
                this.outputs = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JobFinished jobId.
             * @member {Uint8Array} jobId
             * @memberof arqonbus.v1.JobFinished
             * @instance
             */
            JobFinished.prototype.jobId = $util.newBuffer([]);

            /**
             * JobFinished topic.
             * @member {string} topic
             * @memberof arqonbus.v1.JobFinished
             * @instance
             */
            JobFinished.prototype.topic = "";

            /**
             * JobFinished status.
             * @member {string} status
             * @memberof arqonbus.v1.JobFinished
             * @instance
             */
            JobFinished.prototype.status = "";

            /**
             * JobFinished payloadSha256.
             * @member {Uint8Array} payloadSha256
             * @memberof arqonbus.v1.JobFinished
             * @instance
             */
            JobFinished.prototype.payloadSha256 = $util.newBuffer([]);

            /**
             * JobFinished outputs.
             * @member {Array.<string>} outputs
             * @memberof arqonbus.v1.JobFinished
             * @instance
             */
            JobFinished.prototype.outputs = $util.emptyArray;

            /**
             * JobFinished environment.
             * @member {string} environment
             * @memberof arqonbus.v1.JobFinished
             * @instance
             */
            JobFinished.prototype.environment = "";

            /**
             * JobFinished cpuMs.
             * @member {number|Long} cpuMs
             * @memberof arqonbus.v1.JobFinished
             * @instance
             */
            JobFinished.prototype.cpuMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * JobFinished maxRssBytes.
             * @member {number|Long} maxRssBytes
             * @memberof arqonbus.v1.JobFinished
             * @instance
             */
            JobFinished.prototype.maxRssBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * JobFinished durationMs.
             * @member {number|Long} durationMs
             * @memberof arqonbus.v1.JobFinished
             * @instance
             */
            JobFinished.prototype.durationMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * JobFinished operator.
             * @member {string} operator
             * @memberof arqonbus.v1.JobFinished
             * @instance
             */
            JobFinished.prototype.operator = "";

            /**
             * Creates a new JobFinished instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.JobFinished
             * @static
             * @param {arqonbus.v1.JobFinished.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.JobFinished} JobFinished instance
             * @type {{
             *   (properties: arqonbus.v1.JobFinished.$Shape): arqonbus.v1.JobFinished & arqonbus.v1.JobFinished.$Shape;
             *   (properties?: arqonbus.v1.JobFinished.$Properties): arqonbus.v1.JobFinished;
             * }}
             */
            JobFinished.create = function(properties) {
                return new JobFinished(properties);
            };

            /**
             * Encodes the specified JobFinished message. Does not implicitly {@link arqonbus.v1.JobFinished.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.JobFinished
             * @static
             * @param {arqonbus.v1.JobFinished.$Properties} message JobFinished message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JobFinished.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jobId != null && $Object.hasOwnProperty.call(message, "jobId") && message.jobId.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.jobId);
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.topic);
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.status);
                if (message.payloadSha256 != null && $Object.hasOwnProperty.call(message, "payloadSha256") && message.payloadSha256.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.payloadSha256);
                if (message.outputs != null && message.outputs.length)
                    for (let i = 0; i < message.outputs.length; ++i)
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.outputs[i]);
                if (message.environment != null && $Object.hasOwnProperty.call(message, "environment") && message.environment !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.environment);
                if (message.cpuMs != null && $Object.hasOwnProperty.call(message, "cpuMs") && (typeof message.cpuMs === "object" ? message.cpuMs.low || message.cpuMs.high : message.cpuMs !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.cpuMs);
                if (message.maxRssBytes != null && $Object.hasOwnProperty.call(message, "maxRssBytes") && (typeof message.maxRssBytes === "object" ? message.maxRssBytes.low || message.maxRssBytes.high : message.maxRssBytes !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.maxRssBytes);
                if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs") && (typeof message.durationMs === "object" ? message.durationMs.low || message.durationMs.high : message.durationMs !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.durationMs);
                if (message.operator != null && $Object.hasOwnProperty.call(message, "operator") && message.operator !== "")
                    writer.uint32(/* id 10, wireType 2 =*/82).string(message.operator);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JobFinished message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.JobFinished
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.JobFinished & arqonbus.v1.JobFinished.$Shape} JobFinished
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JobFinished.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.JobFinished();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.jobId = value;
                            else
                                delete message.jobId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.topic = value;
                            else
                                delete message.topic;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.payloadSha256 = value;
                            else
                                delete message.payloadSha256;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.outputs && message.outputs.length))
                                message.outputs = [];
                            message.outputs.push(reader.stringVerify());
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.environment = value;
                            else
                                delete message.environment;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.cpuMs = value;
                            else
                                delete message.cpuMs;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.maxRssBytes = value;
                            else
                                delete message.maxRssBytes;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.durationMs = value;
                            else
                                delete message.durationMs;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.operator = value;
                            else
                                delete message.operator;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a JobFinished message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.JobFinished
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.JobFinished} JobFinished
             */
            JobFinished.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.JobFinished)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.JobFinished: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.JobFinished();
                if (object.jobId != null)
                    if (object.jobId.length)
                        if (typeof object.jobId === "string")
                            $util.base64.decode(object.jobId, message.jobId = $util.newBuffer($util.base64.length(object.jobId)), 0);
                        else if (object.jobId.length >= 0)
                            message.jobId = object.jobId;
                if (object.topic != null)
                    if (typeof object.topic !== "string" || object.topic.length)
                        message.topic = $String(object.topic);
                if (object.status != null)
                    if (typeof object.status !== "string" || object.status.length)
                        message.status = $String(object.status);
                if (object.payloadSha256 != null)
                    if (object.payloadSha256.length)
                        if (typeof object.payloadSha256 === "string")
                            $util.base64.decode(object.payloadSha256, message.payloadSha256 = $util.newBuffer($util.base64.length(object.payloadSha256)), 0);
                        else if (object.payloadSha256.length >= 0)
                            message.payloadSha256 = object.payloadSha256;
                if (object.outputs) {
                    if (!$Array.isArray(object.outputs))
                        throw $TypeError(".arqonbus.v1.JobFinished.outputs: array expected");
                    message.outputs = $Array(object.outputs.length);
                    for (let i = 0; i < object.outputs.length; ++i)
                        message.outputs[i] = $String(object.outputs[i]);
                }
                if (object.environment != null)
                    if (typeof object.environment !== "string" || object.environment.length)
                        message.environment = $String(object.environment);
                if (object.cpuMs != null)
                    if (typeof object.cpuMs === "object" ? object.cpuMs.low || object.cpuMs.high : $Number(object.cpuMs) !== 0)
                        if ($util.Long)
                            message.cpuMs = $util.Long.fromValue(object.cpuMs, true);
                        else if (typeof object.cpuMs === "string")
                            message.cpuMs = $parseInt(object.cpuMs, 10);
                        else if (typeof object.cpuMs === "number")
                            message.cpuMs = object.cpuMs;
                        else if (typeof object.cpuMs === "object")
                            message.cpuMs = new $util.LongBits(object.cpuMs.low >>> 0, object.cpuMs.high >>> 0).toNumber(true);
                if (object.maxRssBytes != null)
                    if (typeof object.maxRssBytes === "object" ? object.maxRssBytes.low || object.maxRssBytes.high : $Number(object.maxRssBytes) !== 0)
                        if ($util.Long)
                            message.maxRssBytes = $util.Long.fromValue(object.maxRssBytes, true);
                        else if (typeof object.maxRssBytes === "string")
                            message.maxRssBytes = $parseInt(object.maxRssBytes, 10);
                        else if (typeof object.maxRssBytes === "number")
                            message.maxRssBytes = object.maxRssBytes;
                        else if (typeof object.maxRssBytes === "object")
                            message.maxRssBytes = new $util.LongBits(object.maxRssBytes.low >>> 0, object.maxRssBytes.high >>> 0).toNumber(true);
                if (object.durationMs != null)
                    if (typeof object.durationMs === "object" ? object.durationMs.low || object.durationMs.high : $Number(object.durationMs) !== 0)
                        if ($util.Long)
                            message.durationMs = $util.Long.fromValue(object.durationMs, true);
                        else if (typeof object.durationMs === "string")
                            message.durationMs = $parseInt(object.durationMs, 10);
                        else if (typeof object.durationMs === "number")
                            message.durationMs = object.durationMs;
                        else if (typeof object.durationMs === "object")
                            message.durationMs = new $util.LongBits(object.durationMs.low >>> 0, object.durationMs.high >>> 0).toNumber(true);
                if (object.operator != null)
                    if (typeof object.operator !== "string" || object.operator.length)
                        message.operator = $String(object.operator);
                return message;
            };

            /**
             * Creates a plain object from a JobFinished message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.JobFinished
             * @static
             * @param {arqonbus.v1.JobFinished} message JobFinished
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            JobFinished.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.outputs = [];
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.jobId = "";
                    else {
                        object.jobId = [];
                        if (options.bytes !== $Array)
                            object.jobId = $util.newBuffer(object.jobId);
                    }
                    object.topic = "";
                    object.status = "";
                    if (options.bytes === $String)
                        object.payloadSha256 = "";
                    else {
                        object.payloadSha256 = [];
                        if (options.bytes !== $Array)
                            object.payloadSha256 = $util.newBuffer(object.payloadSha256);
                    }
                    object.environment = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.cpuMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.cpuMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.maxRssBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.maxRssBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.durationMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.durationMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.operator = "";
                }
                if (message.jobId != null && $Object.hasOwnProperty.call(message, "jobId"))
                    object.jobId = options.bytes === $String ? $util.base64.encode(message.jobId, 0, message.jobId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.jobId) : message.jobId;
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    object.topic = message.topic;
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    object.status = message.status;
                if (message.payloadSha256 != null && $Object.hasOwnProperty.call(message, "payloadSha256"))
                    object.payloadSha256 = options.bytes === $String ? $util.base64.encode(message.payloadSha256, 0, message.payloadSha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.payloadSha256) : message.payloadSha256;
                if (message.outputs && message.outputs.length) {
                    object.outputs = $Array(message.outputs.length);
                    for (let j = 0; j < message.outputs.length; ++j)
                        object.outputs[j] = message.outputs[j];
                }
                if (message.environment != null && $Object.hasOwnProperty.call(message, "environment"))
                    object.environment = message.environment;
                if (message.cpuMs != null && $Object.hasOwnProperty.call(message, "cpuMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.cpuMs = typeof message.cpuMs === "number" ? $BigInt(message.cpuMs) : $util.Long.fromBits(message.cpuMs.low >>> 0, message.cpuMs.high >>> 0, true).toBigInt();
                    else if (typeof message.cpuMs === "number")
                        object.cpuMs = options.longs === $String ? $String(message.cpuMs) : message.cpuMs;
                    else
                        object.cpuMs = options.longs === $String ? $util.Long.prototype.toString.call(message.cpuMs) : options.longs === $Number ? new $util.LongBits(message.cpuMs.low >>> 0, message.cpuMs.high >>> 0).toNumber(true) : message.cpuMs;
                if (message.maxRssBytes != null && $Object.hasOwnProperty.call(message, "maxRssBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.maxRssBytes = typeof message.maxRssBytes === "number" ? $BigInt(message.maxRssBytes) : $util.Long.fromBits(message.maxRssBytes.low >>> 0, message.maxRssBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.maxRssBytes === "number")
                        object.maxRssBytes = options.longs === $String ? $String(message.maxRssBytes) : message.maxRssBytes;
                    else
                        object.maxRssBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.maxRssBytes) : options.longs === $Number ? new $util.LongBits(message.maxRssBytes.low >>> 0, message.maxRssBytes.high >>> 0).toNumber(true) : message.maxRssBytes;
                if (message.durationMs != null && $Object.hasOwnProperty.call(message, "durationMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.durationMs = typeof message.durationMs === "number" ? $BigInt(message.durationMs) : $util.Long.fromBits(message.durationMs.low >>> 0, message.durationMs.high >>> 0, true).toBigInt();
                    else if (typeof message.durationMs === "number")
                        object.durationMs = options.longs === $String ? $String(message.durationMs) : message.durationMs;
                    else
                        object.durationMs = options.longs === $String ? $util.Long.prototype.toString.call(message.durationMs) : options.longs === $Number ? new $util.LongBits(message.durationMs.low >>> 0, message.durationMs.high >>> 0).toNumber(true) : message.durationMs;
                if (message.operator != null && $Object.hasOwnProperty.call(message, "operator"))
                    object.operator = message.operator;
                return object;
            };

            /**
             * Converts this JobFinished to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.JobFinished
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            JobFinished.prototype.toJSON = function() {
                return JobFinished.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for JobFinished
             * @function getTypeUrl
             * @memberof arqonbus.v1.JobFinished
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JobFinished.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.JobFinished";
            };

            return JobFinished;
        })();

        v1.StreamStarted = (function() {

            /**
             * Properties of a StreamStarted.
             * @typedef {Object} arqonbus.v1.StreamStarted.$Properties
             * @property {Uint8Array|null} [streamId] StreamStarted streamId
             * @property {string|null} [topic] StreamStarted topic
             * @property {string|null} [schema] StreamStarted schema
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StreamStarted.
             * @memberof arqonbus.v1
             * @interface IStreamStarted
             * @augments arqonbus.v1.StreamStarted.$Properties
             * @deprecated Use arqonbus.v1.StreamStarted.$Properties instead.
             */

            /**
             * Shape of a StreamStarted.
             * @typedef {arqonbus.v1.StreamStarted.$Properties} arqonbus.v1.StreamStarted.$Shape
             */

            /**
             * Constructs a new StreamStarted.
             * @memberof arqonbus.v1
             * @classdesc Represents a StreamStarted.
             * @constructor
             * @param {arqonbus.v1.StreamStarted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StreamStarted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StreamStarted streamId.
             * @member {Uint8Array} streamId
             * @memberof arqonbus.v1.StreamStarted
             * @instance
             */
            StreamStarted.prototype.streamId = $util.newBuffer([]);

            /**
             * StreamStarted topic.
             * @member {string} topic
             * @memberof arqonbus.v1.StreamStarted
             * @instance
             */
            StreamStarted.prototype.topic = "";

            /**
             * StreamStarted schema.
             * @member {string} schema
             * @memberof arqonbus.v1.StreamStarted
             * @instance
             */
            StreamStarted.prototype.schema = "";

            /**
             * Creates a new StreamStarted instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.StreamStarted
             * @static
             * @param {arqonbus.v1.StreamStarted.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.StreamStarted} StreamStarted instance
             * @type {{
             *   (properties: arqonbus.v1.StreamStarted.$Shape): arqonbus.v1.StreamStarted & arqonbus.v1.StreamStarted.$Shape;
             *   (properties?: arqonbus.v1.StreamStarted.$Properties): arqonbus.v1.StreamStarted;
             * }}
             */
            StreamStarted.create = function(properties) {
                return new StreamStarted(properties);
            };

            /**
             * Encodes the specified StreamStarted message. Does not implicitly {@link arqonbus.v1.StreamStarted.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.StreamStarted
             * @static
             * @param {arqonbus.v1.StreamStarted.$Properties} message StreamStarted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StreamStarted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.streamId != null && $Object.hasOwnProperty.call(message, "streamId") && message.streamId.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.streamId);
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.topic);
                if (message.schema != null && $Object.hasOwnProperty.call(message, "schema") && message.schema !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.schema);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StreamStarted message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.StreamStarted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.StreamStarted & arqonbus.v1.StreamStarted.$Shape} StreamStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StreamStarted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.StreamStarted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.streamId = value;
                            else
                                delete message.streamId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.topic = value;
                            else
                                delete message.topic;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.schema = value;
                            else
                                delete message.schema;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a StreamStarted message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.StreamStarted
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.StreamStarted} StreamStarted
             */
            StreamStarted.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.StreamStarted)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.StreamStarted: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.StreamStarted();
                if (object.streamId != null)
                    if (object.streamId.length)
                        if (typeof object.streamId === "string")
                            $util.base64.decode(object.streamId, message.streamId = $util.newBuffer($util.base64.length(object.streamId)), 0);
                        else if (object.streamId.length >= 0)
                            message.streamId = object.streamId;
                if (object.topic != null)
                    if (typeof object.topic !== "string" || object.topic.length)
                        message.topic = $String(object.topic);
                if (object.schema != null)
                    if (typeof object.schema !== "string" || object.schema.length)
                        message.schema = $String(object.schema);
                return message;
            };

            /**
             * Creates a plain object from a StreamStarted message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.StreamStarted
             * @static
             * @param {arqonbus.v1.StreamStarted} message StreamStarted
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            StreamStarted.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.streamId = "";
                    else {
                        object.streamId = [];
                        if (options.bytes !== $Array)
                            object.streamId = $util.newBuffer(object.streamId);
                    }
                    object.topic = "";
                    object.schema = "";
                }
                if (message.streamId != null && $Object.hasOwnProperty.call(message, "streamId"))
                    object.streamId = options.bytes === $String ? $util.base64.encode(message.streamId, 0, message.streamId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.streamId) : message.streamId;
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    object.topic = message.topic;
                if (message.schema != null && $Object.hasOwnProperty.call(message, "schema"))
                    object.schema = message.schema;
                return object;
            };

            /**
             * Converts this StreamStarted to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.StreamStarted
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            StreamStarted.prototype.toJSON = function() {
                return StreamStarted.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for StreamStarted
             * @function getTypeUrl
             * @memberof arqonbus.v1.StreamStarted
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            StreamStarted.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.StreamStarted";
            };

            return StreamStarted;
        })();

        v1.StreamEnded = (function() {

            /**
             * Properties of a StreamEnded.
             * @typedef {Object} arqonbus.v1.StreamEnded.$Properties
             * @property {Uint8Array|null} [streamId] StreamEnded streamId
             * @property {string|null} [topic] StreamEnded topic
             * @property {string|null} [status] StreamEnded status
             * @property {Uint8Array|null} [sha256] StreamEnded sha256
             * @property {number|Long|null} [bytes] StreamEnded bytes
             * @property {number|Long|null} [chunks] StreamEnded chunks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StreamEnded.
             * @memberof arqonbus.v1
             * @interface IStreamEnded
             * @augments arqonbus.v1.StreamEnded.$Properties
             * @deprecated Use arqonbus.v1.StreamEnded.$Properties instead.
             */

            /**
             * Shape of a StreamEnded.
             * @typedef {arqonbus.v1.StreamEnded.$Properties} arqonbus.v1.StreamEnded.$Shape
             */

            /**
             * Constructs a new StreamEnded.
             * @memberof arqonbus.v1
             * @classdesc Represents a StreamEnded.
             * @constructor
             * @param {arqonbus.v1.StreamEnded.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StreamEnded = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StreamEnded streamId.
             * @member {Uint8Array} streamId
             * @memberof arqonbus.v1.StreamEnded
             * @instance
             */
            StreamEnded.prototype.streamId = $util.newBuffer([]);

            /**
             * StreamEnded topic.
             * @member {string} topic
             * @memberof arqonbus.v1.StreamEnded
             * @instance
             */
            StreamEnded.prototype.topic = "";

            /**
             * StreamEnded status.
             * @member {string} status
             * @memberof arqonbus.v1.StreamEnded
             * @instance
             */
            StreamEnded.prototype.status = "";

            /**
             * StreamEnded sha256.
             * @member {Uint8Array} sha256
             * @memberof arqonbus.v1.StreamEnded
             * @instance
             */
            StreamEnded.prototype.sha256 = $util.newBuffer([]);

            /**
             * StreamEnded bytes.
             * @member {number|Long} bytes
             * @memberof arqonbus.v1.StreamEnded
             * @instance
             */
            StreamEnded.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * StreamEnded chunks.
             * @member {number|Long} chunks
             * @memberof arqonbus.v1.StreamEnded
             * @instance
             */
            StreamEnded.prototype.chunks = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new StreamEnded instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.StreamEnded
             * @static
             * @param {arqonbus.v1.StreamEnded.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.StreamEnded} StreamEnded instance
             * @type {{
             *   (properties: arqonbus.v1.StreamEnded.$Shape): arqonbus.v1.StreamEnded & arqonbus.v1.StreamEnded.$Shape;
             *   (properties?: arqonbus.v1.StreamEnded.$Properties): arqonbus.v1.StreamEnded;
             * }}
             */
            StreamEnded.create = function(properties) {
                return new StreamEnded(properties);
            };

            /**
             * Encodes the specified StreamEnded message. Does not implicitly {@link arqonbus.v1.StreamEnded.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.StreamEnded
             * @static
             * @param {arqonbus.v1.StreamEnded.$Properties} message StreamEnded message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StreamEnded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.streamId != null && $Object.hasOwnProperty.call(message, "streamId") && message.streamId.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.streamId);
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.topic);
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.status);
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256") && message.sha256.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.sha256);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.bytes);
                if (message.chunks != null && $Object.hasOwnProperty.call(message, "chunks") && (typeof message.chunks === "object" ? message.chunks.low || message.chunks.high : message.chunks !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.chunks);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StreamEnded message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.StreamEnded
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.StreamEnded & arqonbus.v1.StreamEnded.$Shape} StreamEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StreamEnded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.StreamEnded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.streamId = value;
                            else
                                delete message.streamId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.topic = value;
                            else
                                delete message.topic;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.sha256 = value;
                            else
                                delete message.sha256;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.chunks = value;
                            else
                                delete message.chunks;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a StreamEnded message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.StreamEnded
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.StreamEnded} StreamEnded
             */
            StreamEnded.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.StreamEnded)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.StreamEnded: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.StreamEnded();
                if (object.streamId != null)
                    if (object.streamId.length)
                        if (typeof object.streamId === "string")
                            $util.base64.decode(object.streamId, message.streamId = $util.newBuffer($util.base64.length(object.streamId)), 0);
                        else if (object.streamId.length >= 0)
                            message.streamId = object.streamId;
                if (object.topic != null)
                    if (typeof object.topic !== "string" || object.topic.length)
                        message.topic = $String(object.topic);
                if (object.status != null)
                    if (typeof object.status !== "string" || object.status.length)
                        message.status = $String(object.status);
                if (object.sha256 != null)
                    if (object.sha256.length)
                        if (typeof object.sha256 === "string")
                            $util.base64.decode(object.sha256, message.sha256 = $util.newBuffer($util.base64.length(object.sha256)), 0);
                        else if (object.sha256.length >= 0)
                            message.sha256 = object.sha256;
                if (object.bytes != null)
                    if (typeof object.bytes === "object" ? object.bytes.low || object.bytes.high : $Number(object.bytes) !== 0)
                        if ($util.Long)
                            message.bytes = $util.Long.fromValue(object.bytes, true);
                        else if (typeof object.bytes === "string")
                            message.bytes = $parseInt(object.bytes, 10);
                        else if (typeof object.bytes === "number")
                            message.bytes = object.bytes;
                        else if (typeof object.bytes === "object")
                            message.bytes = new $util.LongBits(object.bytes.low >>> 0, object.bytes.high >>> 0).toNumber(true);
                if (object.chunks != null)
                    if (typeof object.chunks === "object" ? object.chunks.low || object.chunks.high : $Number(object.chunks) !== 0)
                        if ($util.Long)
                            message.chunks = $util.Long.fromValue(object.chunks, true);
                        else if (typeof object.chunks === "string")
                            message.chunks = $parseInt(object.chunks, 10);
                        else if (typeof object.chunks === "number")
                            message.chunks = object.chunks;
                        else if (typeof object.chunks === "object")
                            message.chunks = new $util.LongBits(object.chunks.low >>> 0, object.chunks.high >>> 0).toNumber(true);
                return message;
            };

            /**
             * Creates a plain object from a StreamEnded message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.StreamEnded
             * @static
             * @param {arqonbus.v1.StreamEnded} message StreamEnded
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            StreamEnded.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.streamId = "";
                    else {
                        object.streamId = [];
                        if (options.bytes !== $Array)
                            object.streamId = $util.newBuffer(object.streamId);
                    }
                    object.topic = "";
                    object.status = "";
                    if (options.bytes === $String)
                        object.sha256 = "";
                    else {
                        object.sha256 = [];
                        if (options.bytes !== $Array)
                            object.sha256 = $util.newBuffer(object.sha256);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.bytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.bytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.chunks = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.chunks = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.streamId != null && $Object.hasOwnProperty.call(message, "streamId"))
                    object.streamId = options.bytes === $String ? $util.base64.encode(message.streamId, 0, message.streamId.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.streamId) : message.streamId;
                if (message.topic != null && $Object.hasOwnProperty.call(message, "topic"))
                    object.topic = message.topic;
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    object.status = message.status;
                if (message.sha256 != null && $Object.hasOwnProperty.call(message, "sha256"))
                    object.sha256 = options.bytes === $String ? $util.base64.encode(message.sha256, 0, message.sha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.sha256) : message.sha256;
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.bytes = typeof message.bytes === "number" ? $BigInt(message.bytes) : $util.Long.fromBits(message.bytes.low >>> 0, message.bytes.high >>> 0, true).toBigInt();
                    else if (typeof message.bytes === "number")
                        object.bytes = options.longs === $String ? $String(message.bytes) : message.bytes;
                    else
                        object.bytes = options.longs === $String ? $util.Long.prototype.toString.call(message.bytes) : options.longs === $Number ? new $util.LongBits(message.bytes.low >>> 0, message.bytes.high >>> 0).toNumber(true) : message.bytes;
                if (message.chunks != null && $Object.hasOwnProperty.call(message, "chunks"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.chunks = typeof message.chunks === "number" ? $BigInt(message.chunks) : $util.Long.fromBits(message.chunks.low >>> 0, message.chunks.high >>> 0, true).toBigInt();
                    else if (typeof message.chunks === "number")
                        object.chunks = options.longs === $String ? $String(message.chunks) : message.chunks;
                    else
                        object.chunks = options.longs === $String ? $util.Long.prototype.toString.call(message.chunks) : options.longs === $Number ? new $util.LongBits(message.chunks.low >>> 0, message.chunks.high >>> 0).toNumber(true) : message.chunks;
                return object;
            };

            /**
             * Converts this StreamEnded to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.StreamEnded
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            StreamEnded.prototype.toJSON = function() {
                return StreamEnded.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for StreamEnded
             * @function getTypeUrl
             * @memberof arqonbus.v1.StreamEnded
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            StreamEnded.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.StreamEnded";
            };

            return StreamEnded;
        })();

        v1.Anchor = (function() {

            /**
             * Properties of an Anchor.
             * @typedef {Object} arqonbus.v1.Anchor.$Properties
             * @property {string|null} [log] Anchor log
             * @property {number|Long|null} [first] Anchor first
             * @property {number|Long|null} [last] Anchor last
             * @property {Uint8Array|null} [root] Anchor root
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Anchor.
             * @memberof arqonbus.v1
             * @interface IAnchor
             * @augments arqonbus.v1.Anchor.$Properties
             * @deprecated Use arqonbus.v1.Anchor.$Properties instead.
             */

            /**
             * Shape of an Anchor.
             * @typedef {arqonbus.v1.Anchor.$Properties} arqonbus.v1.Anchor.$Shape
             */

            /**
             * Constructs a new Anchor.
             * @memberof arqonbus.v1
             * @classdesc Represents an Anchor.
             * @constructor
             * @param {arqonbus.v1.Anchor.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Anchor = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Anchor log.
             * @member {string} log
             * @memberof arqonbus.v1.Anchor
             * @instance
             */
            Anchor.prototype.log = "";

            /**
             * Anchor first.
             * @member {number|Long} first
             * @memberof arqonbus.v1.Anchor
             * @instance
             */
            Anchor.prototype.first = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Anchor last.
             * @member {number|Long} last
             * @memberof arqonbus.v1.Anchor
             * @instance
             */
            Anchor.prototype.last = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Anchor root.
             * @member {Uint8Array} root
             * @memberof arqonbus.v1.Anchor
             * @instance
             */
            Anchor.prototype.root = $util.newBuffer([]);

            /**
             * Creates a new Anchor instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Anchor
             * @static
             * @param {arqonbus.v1.Anchor.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Anchor} Anchor instance
             * @type {{
             *   (properties: arqonbus.v1.Anchor.$Shape): arqonbus.v1.Anchor & arqonbus.v1.Anchor.$Shape;
             *   (properties?: arqonbus.v1.Anchor.$Properties): arqonbus.v1.Anchor;
             * }}
             */
            Anchor.create = function(properties) {
                return new Anchor(properties);
            };

            /**
             * Encodes the specified Anchor message. Does not implicitly {@link arqonbus.v1.Anchor.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Anchor
             * @static
             * @param {arqonbus.v1.Anchor.$Properties} message Anchor message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Anchor.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.log != null && $Object.hasOwnProperty.call(message, "log") && message.log !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.log);
                if (message.first != null && $Object.hasOwnProperty.call(message, "first") && (typeof message.first === "object" ? message.first.low || message.first.high : message.first !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.first);
                if (message.last != null && $Object.hasOwnProperty.call(message, "last") && (typeof message.last === "object" ? message.last.low || message.last.high : message.last !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.last);
                if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.root);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Anchor message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Anchor
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Anchor & arqonbus.v1.Anchor.$Shape} Anchor
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Anchor.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Anchor();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.log = value;
                            else
                                delete message.log;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.first = value;
                            else
                                delete message.first;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.last = value;
                            else
                                delete message.last;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.root = value;
                            else
                                delete message.root;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates an Anchor message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Anchor
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Anchor} Anchor
             */
            Anchor.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Anchor)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Anchor: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Anchor();
                if (object.log != null)
                    if (typeof object.log !== "string" || object.log.length)
                        message.log = $String(object.log);
                if (object.first != null)
                    if (typeof object.first === "object" ? object.first.low || object.first.high : $Number(object.first) !== 0)
                        if ($util.Long)
                            message.first = $util.Long.fromValue(object.first, true);
                        else if (typeof object.first === "string")
                            message.first = $parseInt(object.first, 10);
                        else if (typeof object.first === "number")
                            message.first = object.first;
                        else if (typeof object.first === "object")
                            message.first = new $util.LongBits(object.first.low >>> 0, object.first.high >>> 0).toNumber(true);
                if (object.last != null)
                    if (typeof object.last === "object" ? object.last.low || object.last.high : $Number(object.last) !== 0)
                        if ($util.Long)
                            message.last = $util.Long.fromValue(object.last, true);
                        else if (typeof object.last === "string")
                            message.last = $parseInt(object.last, 10);
                        else if (typeof object.last === "number")
                            message.last = object.last;
                        else if (typeof object.last === "object")
                            message.last = new $util.LongBits(object.last.low >>> 0, object.last.high >>> 0).toNumber(true);
                if (object.root != null)
                    if (object.root.length)
                        if (typeof object.root === "string")
                            $util.base64.decode(object.root, message.root = $util.newBuffer($util.base64.length(object.root)), 0);
                        else if (object.root.length >= 0)
                            message.root = object.root;
                return message;
            };

            /**
             * Creates a plain object from an Anchor message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Anchor
             * @static
             * @param {arqonbus.v1.Anchor} message Anchor
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Anchor.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.log = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.first = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.first = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.last = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.last = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.root = "";
                    else {
                        object.root = [];
                        if (options.bytes !== $Array)
                            object.root = $util.newBuffer(object.root);
                    }
                }
                if (message.log != null && $Object.hasOwnProperty.call(message, "log"))
                    object.log = message.log;
                if (message.first != null && $Object.hasOwnProperty.call(message, "first"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.first = typeof message.first === "number" ? $BigInt(message.first) : $util.Long.fromBits(message.first.low >>> 0, message.first.high >>> 0, true).toBigInt();
                    else if (typeof message.first === "number")
                        object.first = options.longs === $String ? $String(message.first) : message.first;
                    else
                        object.first = options.longs === $String ? $util.Long.prototype.toString.call(message.first) : options.longs === $Number ? new $util.LongBits(message.first.low >>> 0, message.first.high >>> 0).toNumber(true) : message.first;
                if (message.last != null && $Object.hasOwnProperty.call(message, "last"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.last = typeof message.last === "number" ? $BigInt(message.last) : $util.Long.fromBits(message.last.low >>> 0, message.last.high >>> 0, true).toBigInt();
                    else if (typeof message.last === "number")
                        object.last = options.longs === $String ? $String(message.last) : message.last;
                    else
                        object.last = options.longs === $String ? $util.Long.prototype.toString.call(message.last) : options.longs === $Number ? new $util.LongBits(message.last.low >>> 0, message.last.high >>> 0).toNumber(true) : message.last;
                if (message.root != null && $Object.hasOwnProperty.call(message, "root"))
                    object.root = options.bytes === $String ? $util.base64.encode(message.root, 0, message.root.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.root) : message.root;
                return object;
            };

            /**
             * Converts this Anchor to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Anchor
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Anchor.prototype.toJSON = function() {
                return Anchor.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Anchor
             * @function getTypeUrl
             * @memberof arqonbus.v1.Anchor
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Anchor.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Anchor";
            };

            return Anchor;
        })();

        v1.Snapshot = (function() {

            /**
             * Properties of a Snapshot.
             * @typedef {Object} arqonbus.v1.Snapshot.$Properties
             * @property {number|Long|null} [record] Snapshot record
             * @property {Uint8Array|null} [stateSha256] Snapshot stateSha256
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Snapshot.
             * @memberof arqonbus.v1
             * @interface ISnapshot
             * @augments arqonbus.v1.Snapshot.$Properties
             * @deprecated Use arqonbus.v1.Snapshot.$Properties instead.
             */

            /**
             * Shape of a Snapshot.
             * @typedef {arqonbus.v1.Snapshot.$Properties} arqonbus.v1.Snapshot.$Shape
             */

            /**
             * Constructs a new Snapshot.
             * @memberof arqonbus.v1
             * @classdesc Represents a Snapshot.
             * @constructor
             * @param {arqonbus.v1.Snapshot.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Snapshot = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Snapshot record.
             * @member {number|Long} record
             * @memberof arqonbus.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.record = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Snapshot stateSha256.
             * @member {Uint8Array} stateSha256
             * @memberof arqonbus.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.stateSha256 = $util.newBuffer([]);

            /**
             * Creates a new Snapshot instance using the specified properties.
             * @function create
             * @memberof arqonbus.v1.Snapshot
             * @static
             * @param {arqonbus.v1.Snapshot.$Properties=} [properties] Properties to set
             * @returns {arqonbus.v1.Snapshot} Snapshot instance
             * @type {{
             *   (properties: arqonbus.v1.Snapshot.$Shape): arqonbus.v1.Snapshot & arqonbus.v1.Snapshot.$Shape;
             *   (properties?: arqonbus.v1.Snapshot.$Properties): arqonbus.v1.Snapshot;
             * }}
             */
            Snapshot.create = function(properties) {
                return new Snapshot(properties);
            };

            /**
             * Encodes the specified Snapshot message. Does not implicitly {@link arqonbus.v1.Snapshot.verify|verify} messages.
             * @function encode
             * @memberof arqonbus.v1.Snapshot
             * @static
             * @param {arqonbus.v1.Snapshot.$Properties} message Snapshot message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Snapshot.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.record != null && $Object.hasOwnProperty.call(message, "record") && (typeof message.record === "object" ? message.record.low || message.record.high : message.record !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.record);
                if (message.stateSha256 != null && $Object.hasOwnProperty.call(message, "stateSha256") && message.stateSha256.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.stateSha256);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Snapshot message from the specified reader or buffer.
             * @function decode
             * @memberof arqonbus.v1.Snapshot
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {arqonbus.v1.Snapshot & arqonbus.v1.Snapshot.$Shape} Snapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Snapshot.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.arqonbus.v1.Snapshot();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.record = value;
                            else
                                delete message.record;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.stateSha256 = value;
                            else
                                delete message.stateSha256;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Creates a Snapshot message from a plain object. Also converts values to their respective internal types.
             * @function fromObject
             * @memberof arqonbus.v1.Snapshot
             * @static
             * @param {Object.<string,*>} object Plain object
             * @returns {arqonbus.v1.Snapshot} Snapshot
             */
            Snapshot.fromObject = function (object, _depth) {
                if (object instanceof $root.arqonbus.v1.Snapshot)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".arqonbus.v1.Snapshot: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.arqonbus.v1.Snapshot();
                if (object.record != null)
                    if (typeof object.record === "object" ? object.record.low || object.record.high : $Number(object.record) !== 0)
                        if ($util.Long)
                            message.record = $util.Long.fromValue(object.record, true);
                        else if (typeof object.record === "string")
                            message.record = $parseInt(object.record, 10);
                        else if (typeof object.record === "number")
                            message.record = object.record;
                        else if (typeof object.record === "object")
                            message.record = new $util.LongBits(object.record.low >>> 0, object.record.high >>> 0).toNumber(true);
                if (object.stateSha256 != null)
                    if (object.stateSha256.length)
                        if (typeof object.stateSha256 === "string")
                            $util.base64.decode(object.stateSha256, message.stateSha256 = $util.newBuffer($util.base64.length(object.stateSha256)), 0);
                        else if (object.stateSha256.length >= 0)
                            message.stateSha256 = object.stateSha256;
                return message;
            };

            /**
             * Creates a plain object from a Snapshot message. Also converts values to other types if specified.
             * @function toObject
             * @memberof arqonbus.v1.Snapshot
             * @static
             * @param {arqonbus.v1.Snapshot} message Snapshot
             * @param {$protobuf.IConversionOptions} [options] Conversion options
             * @returns {Object.<string,*>} Plain object
             */
            Snapshot.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.record = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.record = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.stateSha256 = "";
                    else {
                        object.stateSha256 = [];
                        if (options.bytes !== $Array)
                            object.stateSha256 = $util.newBuffer(object.stateSha256);
                    }
                }
                if (message.record != null && $Object.hasOwnProperty.call(message, "record"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.record = typeof message.record === "number" ? $BigInt(message.record) : $util.Long.fromBits(message.record.low >>> 0, message.record.high >>> 0, true).toBigInt();
                    else if (typeof message.record === "number")
                        object.record = options.longs === $String ? $String(message.record) : message.record;
                    else
                        object.record = options.longs === $String ? $util.Long.prototype.toString.call(message.record) : options.longs === $Number ? new $util.LongBits(message.record.low >>> 0, message.record.high >>> 0).toNumber(true) : message.record;
                if (message.stateSha256 != null && $Object.hasOwnProperty.call(message, "stateSha256"))
                    object.stateSha256 = options.bytes === $String ? $util.base64.encode(message.stateSha256, 0, message.stateSha256.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.stateSha256) : message.stateSha256;
                return object;
            };

            /**
             * Converts this Snapshot to JSON.
             * @function toJSON
             * @memberof arqonbus.v1.Snapshot
             * @instance
             * @returns {Object.<string,*>} JSON object
             */
            Snapshot.prototype.toJSON = function() {
                return Snapshot.toObject(this, $protobuf.util.toJSONOptions);
            };

            /**
             * Gets the type url for Snapshot
             * @function getTypeUrl
             * @memberof arqonbus.v1.Snapshot
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Snapshot.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/arqonbus.v1.Snapshot";
            };

            return Snapshot;
        })();

        return v1;
    })();

    return arqonbus;
})();

export {
  $root as default
};
