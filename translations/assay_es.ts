<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>DisplayText</name>
    <message>
        <source>added</source>
        <translation>añadido</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>eliminado</translation>
    </message>
    <message>
        <source>type</source>
        <translation>tipo</translation>
    </message>
    <message>
        <source>content</source>
        <translation>contenido</translation>
    </message>
    <message>
        <source>target of the link</source>
        <translation>destino del enlace</translation>
    </message>
    <message>
        <source>device number</source>
        <translation>número de dispositivo</translation>
    </message>
    <message>
        <source>permissions</source>
        <translation>permisos</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>propietario</translation>
    </message>
    <message>
        <source>modification time</source>
        <translation>fecha de modificación</translation>
    </message>
    <message>
        <source>extended attributes</source>
        <translation>atributos extendidos</translation>
    </message>
    <message>
        <source>hard links</source>
        <translation>enlaces duros</translation>
    </message>
    <message>
        <source>Content changed</source>
        <translation>Contenido cambiado</translation>
    </message>
    <message>
        <source>Device number changed</source>
        <translation>Número de dispositivo cambiado</translation>
    </message>
    <message>
        <source>Added to a layer</source>
        <translation>Añadido a una capa</translation>
    </message>
    <message>
        <source>Removed from a layer</source>
        <translation>Eliminado de una capa</translation>
    </message>
    <message>
        <source>Hard link broken</source>
        <translation>Enlace duro roto</translation>
    </message>
    <message>
        <source>Permissions changed</source>
        <translation>Permisos cambiados</translation>
    </message>
    <message>
        <source>Folder made opaque</source>
        <translation>Carpeta marcada como opaca</translation>
    </message>
    <message>
        <source>Opaque mark taken away</source>
        <translation>Marca de opacidad retirada</translation>
    </message>
    <message>
        <source>Owner changed</source>
        <translation>Propietario cambiado</translation>
    </message>
    <message>
        <source>Link leads elsewhere</source>
        <translation>El enlace apunta a otro lugar</translation>
    </message>
    <message>
        <source>Modification time changed</source>
        <translation>Fecha de modificación cambiada</translation>
    </message>
    <message>
        <source>Type changed</source>
        <translation>Tipo cambiado</translation>
    </message>
    <message>
        <source>Deletion mark added</source>
        <translation>Marca de borrado añadida</translation>
    </message>
    <message>
        <source>Deletion mark taken away</source>
        <translation>Marca de borrado retirada</translation>
    </message>
    <message>
        <source>Attributes or capabilities changed</source>
        <translation>Atributos o capacidades cambiados</translation>
    </message>
    <message>
        <source>Layer digest does not match</source>
        <translation>El resumen (digest) de la capa no coincide</translation>
    </message>
    <message>
        <source>Layer root marked to hide lower layers</source>
        <translation>Raíz de la capa marcada para ocultar las capas inferiores</translation>
    </message>
    <message>
        <source>Added by a container</source>
        <translation>Añadido por un contenedor</translation>
    </message>
    <message>
        <source>Changed by a container</source>
        <translation>Cambiado por un contenedor</translation>
    </message>
    <message>
        <source>Metadata changed by a container</source>
        <translation>Metadatos cambiados por un contenedor</translation>
    </message>
    <message>
        <source>Deleted by a container</source>
        <translation>Borrado por un contenedor</translation>
    </message>
    <message>
        <source>The engine&apos;s own files altered</source>
        <translation>Archivos propios del motor alterados</translation>
    </message>
    <message>
        <source>Content taken from another layer</source>
        <translation>Contenido tomado de otra capa</translation>
    </message>
    <message>
        <source>Folder redirected</source>
        <translation>Carpeta redirigida</translation>
    </message>
    <message>
        <source>Attributes could not be seen</source>
        <translation>No se pudieron ver los atributos</translation>
    </message>
    <message>
        <source>Owners of a user namespace</source>
        <translation>Propietarios de un espacio de nombres de usuario</translation>
    </message>
    <message>
        <source>Security labels not compared</source>
        <translation>Etiquetas de seguridad no comparadas</translation>
    </message>
    <message>
        <source>Something else mounted here</source>
        <translation>Hay otro montaje aquí</translation>
    </message>
    <message>
        <source>Checksum file agrees</source>
        <translation>El archivo de sumas de comprobación coincide</translation>
    </message>
    <message>
        <source>Checksum file disagrees</source>
        <translation>El archivo de sumas de comprobación no coincide</translation>
    </message>
    <message>
        <source>Not in the checksum file</source>
        <translation>No figura en el archivo de sumas de comprobación</translation>
    </message>
    <message>
        <source>Data behind the end</source>
        <translation>Datos después del final</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>No se pudo leer</translation>
    </message>
    <message>
        <source>Changed while it was read</source>
        <translation>Cambió mientras se leía</translation>
    </message>
    <message>
        <source>Blob altered</source>
        <translation>Blob alterado</translation>
    </message>
    <message>
        <source>Records disagree</source>
        <translation>Los registros no concuerdan</translation>
    </message>
    <message>
        <source>Configuration altered</source>
        <translation>Configuración alterada</translation>
    </message>
    <message>
        <source>List of images</source>
        <translation>Lista de imágenes</translation>
    </message>
    <message>
        <source>Link leads out of the evidence</source>
        <translation>El enlace sale de la evidencia</translation>
    </message>
    <message>
        <source>Name stands for another image</source>
        <translation>El nombre designa otra imagen</translation>
    </message>
    <message>
        <source>Belongs to nothing</source>
        <translation>No pertenece a nada</translation>
    </message>
    <message>
        <source>Record altered</source>
        <translation>Registro alterado</translation>
    </message>
    <message>
        <source>Named more than once</source>
        <translation>Nombrado más de una vez</translation>
    </message>
    <message>
        <source>Name leads out of the archive</source>
        <translation>El nombre sale del archivo tar</translation>
    </message>
    <message>
        <source>Global header</source>
        <translation>Cabecera global</translation>
    </message>
    <message>
        <source>Owner number too large</source>
        <translation>Número de propietario demasiado grande</translation>
    </message>
    <message>
        <source>Hard link to nothing</source>
        <translation>Enlace duro a nada</translation>
    </message>
    <message>
        <source>Archive has no end mark</source>
        <translation>El archivo tar no tiene marca de fin</translation>
    </message>
    <message>
        <source>Odd entry</source>
        <translation>Entrada anómala</translation>
    </message>
    <message>
        <source>Stored sparse</source>
        <translation>Almacenado de forma dispersa</translation>
    </message>
    <message>
        <source>Archive cut off</source>
        <translation>Archivo tar truncado</translation>
    </message>
    <message>
        <source>Entry of an unknown type</source>
        <translation>Entrada de tipo desconocido</translation>
    </message>
    <message>
        <source>Deletion mark without a name</source>
        <translation>Marca de borrado sin nombre</translation>
    </message>
    <message>
        <source>Archive shows two faces</source>
        <translation>El archivo tar muestra dos caras</translation>
    </message>
    <message>
        <source>History does not fit the layers</source>
        <translation>El historial no corresponde a las capas</translation>
    </message>
    <message>
        <source>Blob nothing refers to</source>
        <translation>Blob sin referencias</translation>
    </message>
    <message>
        <source>More findings than are kept</source>
        <translation>Más hallazgos de los que se conservan</translation>
    </message>
    <message>
        <source>deletion mark</source>
        <translation>marca de borrado</translation>
    </message>
    <message>
        <source>file</source>
        <translation>archivo</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>carpeta</translation>
    </message>
    <message>
        <source>symbolic link</source>
        <translation>enlace simbólico</translation>
    </message>
    <message>
        <source>character device</source>
        <translation>dispositivo de caracteres</translation>
    </message>
    <message>
        <source>block device</source>
        <translation>dispositivo de bloques</translation>
    </message>
    <message>
        <source>named pipe</source>
        <translation>tubería con nombre</translation>
    </message>
    <message>
        <source>socket</source>
        <translation>socket</translation>
    </message>
    <message>
        <source>identical</source>
        <comment>status of a path</comment>
        <translation>idéntico</translation>
    </message>
    <message>
        <source>added</source>
        <comment>status of a path</comment>
        <translation>añadido</translation>
    </message>
    <message>
        <source>removed</source>
        <comment>status of a path</comment>
        <translation>eliminado</translation>
    </message>
    <message>
        <source>type changed</source>
        <comment>status of a path</comment>
        <translation>tipo cambiado</translation>
    </message>
    <message>
        <source>modified</source>
        <comment>status of a path</comment>
        <translation>modificado</translation>
    </message>
    <message>
        <source>metadata</source>
        <comment>status of a path: nothing but metadata differs</comment>
        <translation>metadatos</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>status of a path: could not be read</comment>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>pending</source>
        <comment>status of a path: not compared yet</comment>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>vendor</source>
        <comment>a source</comment>
        <translation>proveedor</translation>
    </message>
    <message>
        <source>saved</source>
        <comment>a source</comment>
        <translation>guardado</translation>
    </message>
    <message>
        <source>live</source>
        <comment>a source</comment>
        <translation>en vivo</translation>
    </message>
    <message>
        <source>Vendor</source>
        <comment>a source</comment>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>Saved</source>
        <comment>a source</comment>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>a source</comment>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>The engine writes times before 1970 as 1970 when it saves an image.</source>
        <translation>Al guardar una imagen, el motor escribe como 1970 las fechas anteriores a 1970.</translation>
    </message>
    <message>
        <source>The engine leaves sockets out when it saves an image.</source>
        <translation>Al guardar una imagen, el motor omite los sockets.</translation>
    </message>
    <message>
        <source>The engine leaves this attribute out when it saves an image.</source>
        <translation>Al guardar una imagen, el motor omite este atributo.</translation>
    </message>
    <message>
        <source>Information</source>
        <comment>severity</comment>
        <translation>Información</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>severity</comment>
        <translation>Baja</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>severity</comment>
        <translation>Media</translation>
    </message>
    <message>
        <source>High</source>
        <comment>severity</comment>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Critical</source>
        <comment>severity</comment>
        <translation>Crítica</translation>
    </message>
    <message>
        <source>intact</source>
        <comment>verdict of a layer</comment>
        <translation>intacta</translation>
    </message>
    <message>
        <source>altered</source>
        <comment>verdict of a layer</comment>
        <translation>alterada</translation>
    </message>
    <message>
        <source>not verifiable</source>
        <comment>verdict of a layer</comment>
        <translation>no verificable</translation>
    </message>
    <message>
        <source>Redirected to nothing</source>
        <translation>Redirigida a la nada</translation>
    </message>
    <message>
        <source>Renamed by a container</source>
        <translation>Renombrado por un contenedor</translation>
    </message>
    <message>
        <source>Device that a user&apos;s engine could not make</source>
        <translation>Dispositivo que el motor de un usuario no pudo crear</translation>
    </message>
    <message>
        <source>Permissions that the store could not keep</source>
        <translation>Permisos que el almacén no pudo conservar</translation>
    </message>
    <message>
        <source>Owner that the store could not keep</source>
        <translation>Propietario que el almacén no pudo conservar</translation>
    </message>
    <message>
        <source>Made to stand for another path</source>
        <translation>Hecho para representar otra ruta</translation>
    </message>
    <message>
        <source>Of the build cache</source>
        <translation>De la caché de compilación</translation>
    </message>
    <message>
        <source>Further image store</source>
        <translation>Otro almacén de imágenes</translation>
    </message>
    <message>
        <source>The layer puts something into this folder without describing it: the engine made it while unpacking.</source>
        <translation>La capa pone algo en esta carpeta sin describirla: el motor la creó al desempaquetar.</translation>
    </message>
    <message>
        <source>The folder above gave its default access list when the engine unpacked the layer.</source>
        <translation>La carpeta superior dio su lista de acceso predeterminada cuando el motor desempaquetó la capa.</translation>
    </message>
    <message>
        <source>The engine keeps few attributes when it copies a layer for the one above.</source>
        <translation>El motor conserva pocos atributos cuando copia una capa para la superior.</translation>
    </message>
    <message>
        <source>Access list from the folder above</source>
        <translation>Lista de acceso de la carpeta superior</translation>
    </message>
    <message>
        <source>Attributes that the copy has lost</source>
        <translation>Atributos que la copia ha perdido</translation>
    </message>
    <message>
        <source>Permissions of / changed</source>
        <translation>Permisos de / cambiados</translation>
    </message>
    <message>
        <source>Owner of / changed</source>
        <translation>Propietario de / cambiado</translation>
    </message>
    <message>
        <source>Attributes of / changed</source>
        <translation>Atributos de / cambiados</translation>
    </message>
    <message>
        <source>Something that is no image</source>
        <translation>Algo que no es una imagen</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>by a whiteout</source>
        <comment>a hidden path</comment>
        <translation>por un whiteout</translation>
    </message>
    <message>
        <source>by the mark of its folder (opaque)</source>
        <comment>a hidden path</comment>
        <translation>por la marca de su carpeta (opaca)</translation>
    </message>
    <message>
        <source>what was its folder is none any more</source>
        <comment>a hidden path</comment>
        <translation>lo que era su carpeta ya no lo es</translation>
    </message>
    <message>
        <source>with its folder</source>
        <comment>a hidden path</comment>
        <translation>con su carpeta</translation>
    </message>
    <message>
        <source>merged up to layer %1 (%2 of %3 layers)</source>
        <extracomment>%1 number of a layer, from 0; %2 how many are shown, %3 how many there are</extracomment>
        <translation>combinadas hasta la capa %1 (%2 de %3 capas)</translation>
    </message>
    <message>
        <source>only layer %1 (%2 of %3 layers)</source>
        <translation>solo la capa %1 (%2 de %3 capas)</translation>
    </message>
    <message>
        <source>all layers (%1)</source>
        <translation>todas las capas (%1)</translation>
    </message>
    <message>
        <source>Layer %1: %2</source>
        <translation>Capa %1: %2</translation>
    </message>
    <message>
        <source>Diff id: %1</source>
        <translation>Diff id: %1</translation>
    </message>
    <message>
        <source>Chain id: %1</source>
        <translation>Chain id: %1</translation>
    </message>
    <message>
        <source>Lies at: %1</source>
        <translation>Ubicación: %1</translation>
    </message>
    <message>
        <source>Made by: %1</source>
        <translation>Creada por: %1</translation>
    </message>
    <message>
        <source>added</source>
        <comment>what a layer did</comment>
        <translation>añadido</translation>
    </message>
    <message>
        <source>modified</source>
        <comment>what a layer did</comment>
        <translation>modificado</translation>
    </message>
    <message>
        <source>metadata</source>
        <comment>what a layer did</comment>
        <translation>metadatos</translation>
    </message>
    <message>
        <source>type</source>
        <comment>what a layer did</comment>
        <translation>tipo</translation>
    </message>
    <message>
        <source>hidden</source>
        <comment>what a layer did</comment>
        <translation>oculto</translation>
    </message>
    <message>
        <source>mark</source>
        <comment>what a layer did</comment>
        <translation>marca</translation>
    </message>
    <message>
        <source>not read</source>
        <comment>what a layer did</comment>
        <translation>no leído</translation>
    </message>
    <message>
        <source>repeated</source>
        <comment>what a layer did</comment>
        <translation>repetido</translation>
    </message>
    <message>
        <source>The layers below have nothing at this path.</source>
        <translation>Las capas inferiores no tienen nada en esta ruta.</translation>
    </message>
    <message>
        <source>The layers below have other content, another target or another device at this path.</source>
        <translation>Las capas inferiores tienen en esta ruta otro contenido, otro destino u otro dispositivo.</translation>
    </message>
    <message>
        <source>The layers below have the same with other metadata.</source>
        <translation>Las capas inferiores tienen lo mismo con otros metadatos.</translation>
    </message>
    <message>
        <source>The layers below have something of another type at this path.</source>
        <translation>Las capas inferiores tienen en esta ruta algo de otro tipo.</translation>
    </message>
    <message>
        <source>The layers below have this path; this layer takes it out of sight. The content is still there.</source>
        <translation>Las capas inferiores tienen esta ruta; esta capa la retira de la vista. El contenido sigue ahí.</translation>
    </message>
    <message>
        <source>A deletion mark that nothing else tells of: an opaque folder, or a whiteout of what is not there.</source>
        <translation>Una marca de borrado de la que nada más da cuenta: una carpeta opaca, o un whiteout de algo que no existe.</translation>
    </message>
    <message>
        <source>A part was not read: what was done to the path is not proven.</source>
        <translation>Una parte no se leyó: lo que se hizo con la ruta no está probado.</translation>
    </message>
    <message>
        <source>The layer holds the path again as it was.</source>
        <translation>La capa contiene de nuevo la ruta tal como estaba.</translation>
    </message>
</context>
<context>
    <name>QDialog</name>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
</context>
<context>
    <name>ReportFormat</name>
    <message>
        <source>evidence file</source>
        <translation>archivo de evidencia</translation>
    </message>
    <message>
        <source>HTML report</source>
        <translation>informe HTML</translation>
    </message>
    <message>
        <source>PDF report</source>
        <translation>informe PDF</translation>
    </message>
    <message>
        <source>report bundle</source>
        <translation>paquete de informe</translation>
    </message>
    <message>
        <source>report bundle (zip)</source>
        <translation>paquete de informe (zip)</translation>
    </message>
</context>
<context>
    <name>TagGlyphs</name>
    <message>
        <source>red</source>
        <translation>rojo</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>naranja</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>amarillo</translation>
    </message>
    <message>
        <source>green</source>
        <translation>verde</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>verde azulado</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>azul</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>morado</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gris</translation>
    </message>
</context>
<context>
    <name>assay::AboutDialog</name>
    <message>
        <source>About Assay</source>
        <translation>Acerca de Assay</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Icono</translation>
    </message>
    <message>
        <source>Name and version</source>
        <translation>Nombre y versión</translation>
    </message>
    <message>
        <source>Compares what a container image&apos;s vendor released, what was saved, and what is live on a host.</source>
        <translation>Compara lo que publicó el proveedor de una imagen de contenedor, lo que se guardó y lo que está en vivo en un host.</translation>
    </message>
    <message>
        <source>Copyright the Assay developers. Free software under the GNU General Public License, version 3 or later; without any warranty.</source>
        <translation>Copyright de los desarrolladores de Assay. Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior; sin garantía alguna.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>No network access unless you ask for it: “Fetch Signatures” in the trust view asks the servers that you name there, nothing else connects to anything. Evidence is only read.</source>
        <translation>Ningún acceso a la red si usted no lo pide: «Obtener firmas» en la vista de confianza pregunta a los servidores que usted nombra allí; nada más se conecta. Las pruebas solo se leen.</translation>
    </message>
</context>
<context>
    <name>assay::Annotator</name>
    <message>
        <source>&amp;Tag</source>
        <translation>E&amp;tiqueta</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <extracomment>%1 what will be undone</extracomment>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <extracomment>%1 what will be done again</extracomment>
        <translation>Re&amp;hacer</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Deshacer: %1</translation>
    </message>
    <message>
        <source>Re&amp;do: %1</source>
        <translation>Re&amp;hacer: %1</translation>
    </message>
    <message>
        <source>Add &amp;Bookmark</source>
        <translation>Añadir &amp;marcador</translation>
    </message>
    <message>
        <source>W&amp;rite a Note</source>
        <translation>Escribir una &amp;nota</translation>
    </message>
    <message>
        <source>&amp;Edit Tags …</source>
        <translation>&amp;Editar etiquetas …</translation>
    </message>
    <message>
        <source>Single &amp;Keys Set Tags</source>
        <translation>&amp;Teclas sueltas ponen etiquetas</translation>
    </message>
    <message>
        <source>E&amp;xport Notes …</source>
        <translation>E&amp;xportar las notas …</translation>
    </message>
    <message>
        <source>I&amp;mport Notes …</source>
        <translation>&amp;Importar notas …</translation>
    </message>
    <message>
        <source>Bookmark set: %1</source>
        <extracomment>%1 a path, %2 &quot;live, offset 0x40&quot;</extracomment>
        <translation>Marcador puesto: %1</translation>
    </message>
    <message>
        <source>Bookmark set: %1 (%2)</source>
        <translation>Marcador puesto: %1 (%2)</translation>
    </message>
    <message>
        <source>Nothing is compared that has this path.</source>
        <translation>Nada de lo comparado tiene esta ruta.</translation>
    </message>
    <message>
        <source>%1 is not in this comparison. What was said of it is kept.</source>
        <translation>%1 no está en esta comparación. Lo que se dijo de ella se conserva.</translation>
    </message>
    <message>
        <source>The content is not the one that the bookmark was set in.</source>
        <translation>El contenido no es aquel en el que se puso el marcador.</translation>
    </message>
    <message>
        <source>Export Notes</source>
        <translation>Exportar las notas</translation>
    </message>
    <message>
        <source>Notes (*.json)</source>
        <translation>Notas (*.json)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Se escribe %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Escrito: %1</translation>
    </message>
    <message>
        <source>Import Notes</source>
        <translation>Importar notas</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Se lee %1</translation>
    </message>
    <message>
        <source>The notes were not imported: %1</source>
        <translation>Las notas no se importaron: %1</translation>
    </message>
    <message>
        <source>Add a Finding of Your &amp;Own …</source>
        <translation>Añadir un hallazgo &amp;propio …</translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s), note(s), bookmark(s) and finding(s) were added.</source>
        <translation>
            <numerusform>Se añadió %n etiqueta, nota, marcador o hallazgo.</numerusform>
            <numerusform>Se añadieron %n etiquetas, notas, marcadores y hallazgos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags, notes, bookmarks or findings of your own are not in a file yet. Save them first?</source>
        <translation>Hay etiquetas, notas, marcadores o hallazgos propios que aún no están en ningún archivo. ¿Guardarlos antes?</translation>
    </message>
    <message>
        <source>&amp;Save Case …</source>
        <translation>&amp;Guardar el caso …</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>&amp;Exportar …</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Descartar</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>The tags were not changed: what they belong to is not open any more.</source>
        <translation>Las etiquetas no se cambiaron: aquello a lo que pertenecen ya no está abierto.</translation>
    </message>
    <message>
        <source>The notes were not imported: what they were to be added to is not open any more.</source>
        <translation>Las notas no se importaron: aquello a lo que iban a añadirse ya no está abierto.</translation>
    </message>
</context>
<context>
    <name>assay::BundleCheckDialog</name>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Manifiesto</translation>
    </message>
    <message>
        <source>Files against the manifest</source>
        <translation>Archivos frente al manifiesto</translation>
    </message>
    <message>
        <source>SHA256SUMS</source>
        <translation>SHA256SUMS</translation>
    </message>
    <message>
        <source>Merkle roots of the listings</source>
        <translation>Raíces de Merkle de los listados</translation>
    </message>
    <message>
        <source>Evidence file against the manifest</source>
        <translation>Archivo de evidencia frente al manifiesto</translation>
    </message>
    <message>
        <source>Report against the evidence file</source>
        <translation>Informe frente al archivo de evidencia</translation>
    </message>
    <message>
        <source>Files inside the PDF</source>
        <translation>Archivos dentro del PDF</translation>
    </message>
    <message>
        <source>Signature inside the PDF</source>
        <translation>Firma dentro del PDF</translation>
    </message>
    <message>
        <source>Signature of the manifest</source>
        <translation>Firma del manifiesto</translation>
    </message>
    <message>
        <source>Question for a time stamp</source>
        <translation>Solicitud de un sello de tiempo</translation>
    </message>
    <message>
        <source>Time stamp of the manifest</source>
        <translation>Sello de tiempo del manifiesto</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Bitácora</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>se cumple</translation>
    </message>
    <message>
        <source>unproven</source>
        <translation>sin probar</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>no se cumple</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>sin comprobar</translation>
    </message>
    <message>
        <source>This bundle does not hold.</source>
        <translation>Este paquete no supera la comprobación.</translation>
    </message>
    <message>
        <source>Not all of this bundle could be checked.</source>
        <translation>No se pudo comprobar todo en este paquete.</translation>
    </message>
    <message>
        <source>Everything that is here holds together; who stands for it is unproven.</source>
        <translation>Todo lo que hay aquí concuerda; no está probado quién responde de ello.</translation>
    </message>
    <message>
        <source>Everything that is here holds together; nobody has signed it.</source>
        <translation>Todo lo que hay aquí concuerda; nadie lo ha firmado.</translation>
    </message>
    <message>
        <source>Everything that is here holds together.</source>
        <translation>Todo lo que hay aquí concuerda.</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Paquete</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>What holds the bundle together</source>
        <translation>Lo que mantiene unido el paquete</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Check a Report Bundle</source>
        <translation>Comprobar un paquete de informe</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elegir …</translation>
    </message>
    <message>
        <source>Choose the folder of the bundle</source>
        <translation>Elegir la carpeta del paquete</translation>
    </message>
    <message>
        <source>nobody: a signature is unproven at best</source>
        <translation>nadie: una firma queda, en el mejor de los casos, sin probar</translation>
    </message>
    <message>
        <source>nobody: a time stamp is unproven at best</source>
        <translation>nadie: un sello de tiempo queda, en el mejor de los casos, sin probar</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>Choose the folder of a report bundle: it has a file manifest.json.</source>
        <translation>Elegir la carpeta de un paquete de informe: tiene un archivo manifest.json.</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Elegir un archivo: %1</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Certificados (*.pem *.crt *.cer);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Folder of the Report Bundle</source>
        <translation>Carpeta del paquete de informe</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Comprobando …</translation>
    </message>
    <message>
        <source>Checking the bundle %1</source>
        <translation>Comprobando el paquete %1</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>La comprobación se detuvo.</translation>
    </message>
    <message>
        <source>&amp;Zip …</source>
        <translation>&amp;Zip …</translation>
    </message>
    <message>
        <source>Choose a bundle that is one zip</source>
        <translation>Elegir un paquete que es un solo zip</translation>
    </message>
    <message>
        <source>Take In a &amp;Time Stamp …</source>
        <translation>Incorporar un &amp;sello de tiempo …</translation>
    </message>
    <message>
        <source>Take in the answer of a time stamp authority</source>
        <translation>Incorporar la respuesta de una autoridad de sellado de tiempo</translation>
    </message>
    <message>
        <source>Report Bundle as One Zip</source>
        <translation>Paquete de informe en un solo zip</translation>
    </message>
    <message>
        <source>Zip archives (*.zip);;All files (*)</source>
        <translation>Archivos zip (*.zip);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Answer of a Time Stamp Authority</source>
        <translation>Respuesta de una autoridad de sellado de tiempo</translation>
    </message>
    <message>
        <source>Time stamps (*.tsr);;All files (*)</source>
        <translation>Sellos de tiempo (*.tsr);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Taking in the time stamp %1</source>
        <translation>Incorporando el sello de tiempo %1</translation>
    </message>
    <message>
        <source>The time stamp was not taken in: %1</source>
        <translation>No se incorporó el sello de tiempo: %1</translation>
    </message>
    <message>
        <source>&amp;Ask for a Time Stamp …</source>
        <translation>&amp;Pedir un sello de tiempo …</translation>
    </message>
    <message>
        <source>Ask a time stamp authority on the network</source>
        <translation>Preguntar a una autoridad de sellado de tiempo en la red</translation>
    </message>
    <message>
        <source>Address of the authority</source>
        <translation>Dirección de la autoridad</translation>
    </message>
    <message>
        <source>Ask for a Time Stamp</source>
        <translation>Pedir un sello de tiempo</translation>
    </message>
    <message>
        <source>Address of the authority, https://… or http://…

It is told the SHA-256 of the manifest and nothing else of the report, and is the only one that is asked. Its answer is judged by its signature, which is why http:// may do.</source>
        <translation>Dirección de la autoridad, https://… o http://…

Se le comunica el SHA-256 del manifiesto y nada más del informe, y es la única a la que se pregunta. Su respuesta se juzga por su firma; por eso puede bastar http://.</translation>
    </message>
    <message>
        <source>&amp;Ask</source>
        <translation>&amp;Preguntar</translation>
    </message>
    <message>
        <source>Nobody was asked: %1</source>
        <translation>No se preguntó a nadie: %1</translation>
    </message>
    <message>
        <source>Asking %1 for a time stamp</source>
        <translation>Pidiendo a %1 un sello de tiempo</translation>
    </message>
    <message>
        <source>C&amp;hoose …</source>
        <translation>&amp;Elegir …</translation>
    </message>
    <message>
        <source>Trusted &amp;signers</source>
        <translation>&amp;Firmantes de confianza</translation>
    </message>
    <message>
        <source>Trusted ti&amp;me stamps</source>
        <translation>Sellos de &amp;tiempo de confianza</translation>
    </message>
</context>
<context>
    <name>assay::CaseBar</name>
    <message>
        <source>Where the results come from</source>
        <translation>De dónde vienen los resultados</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
</context>
<context>
    <name>assay::CaseDesk</name>
    <message>
        <source>&amp;New Case …</source>
        <translation>Caso n&amp;uevo …</translation>
    </message>
    <message>
        <source>Sav&amp;e Case</source>
        <translation>Guardar &amp;el caso</translation>
    </message>
    <message>
        <source>Save Case As …</source>
        <translation>Guardar el caso como …</translation>
    </message>
    <message>
        <source>Case &amp;Properties …</source>
        <translation>&amp;Propiedades del caso …</translation>
    </message>
    <message>
        <source>&amp;Transfer of Custody …</source>
        <translation>Trans&amp;ferencia de la custodia …</translation>
    </message>
    <message>
        <source>&amp;Journal …</source>
        <translation>Bit&amp;ácora …</translation>
    </message>
    <message>
        <source>C&amp;lose Case</source>
        <translation>Cerrar e&amp;l caso</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <extracomment>%1 the name of a case file</extracomment>
        <translation>%1 (solo lectura)</translation>
    </message>
    <message>
        <source>A case is opened alone: it brings its own sources.</source>
        <translation>Un caso se abre solo: trae sus propias fuentes.</translation>
    </message>
    <message>
        <source>This case is open already.</source>
        <translation>Este caso ya está abierto.</translation>
    </message>
    <message>
        <source>The case %1 was not opened: %2</source>
        <translation>No se abrió el caso %1: %2</translation>
    </message>
    <message>
        <source>The results in the case were not taken: %1</source>
        <translation>No se tomaron los resultados del caso: %1</translation>
    </message>
    <message>
        <source>Its tags and notes are shown. Open the evidence to compare it again.</source>
        <translation>Se muestran sus etiquetas y notas. Abrir la evidencia para compararla de nuevo.</translation>
    </message>
    <message>
        <source>The case is open for reading only: %1.</source>
        <translation>El caso está abierto solo para lectura: %1.</translation>
    </message>
    <message>
        <source>What you tag or write is not kept, unless you save the case as another file.</source>
        <translation>Lo que usted etiquete o escriba no se conserva, a menos que guarde el caso como otro archivo.</translation>
    </message>
    <message>
        <source>This version of Assay counts otherwise than the one that made the case: its sums are not those that were recorded.</source>
        <translation>Esta versión de Assay cuenta de otro modo que la que creó el caso: sus totales no son los que se registraron.</translation>
    </message>
    <message>
        <source>This is from the case.</source>
        <translation>Esto viene del caso.</translation>
    </message>
    <message>
        <source>This is from the case, as of %1.</source>
        <translation>Esto viene del caso, a fecha de %1.</translation>
    </message>
    <message>
        <source>Its evidence is being held against the digests in the case; contents of files cannot be shown yet.</source>
        <translation>Su evidencia se está contrastando con los resúmenes (digest) del caso; aún no se puede mostrar el contenido de los archivos.</translation>
    </message>
    <message>
        <source>Checking the evidence of the case</source>
        <translation>Comprobando la evidencia del caso</translation>
    </message>
    <message>
        <source>Its evidence was not checked, so contents of files cannot be shown.</source>
        <translation>Su evidencia no se comprobó, así que no se puede mostrar el contenido de los archivos.</translation>
    </message>
    <message>
        <source>&amp;Check Again</source>
        <translation>&amp;Comprobar de nuevo</translation>
    </message>
    <message>
        <source>Whether a folder is as it was shows only when it is read again; until then contents of files cannot be shown.</source>
        <translation>Si una carpeta está como estaba solo se ve al leerla de nuevo; hasta entonces no se puede mostrar el contenido de los archivos.</translation>
    </message>
    <message>
        <source>&amp;Read It Again</source>
        <translation>&amp;Leerla de nuevo</translation>
    </message>
    <message>
        <source>Its evidence is NOT what it was, or is missing.</source>
        <translation>Su evidencia NO es la que era, o falta.</translation>
    </message>
    <message>
        <source>Where is it now?</source>
        <translation>¿Dónde está ahora?</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>Comprobando %1</translation>
    </message>
    <message>
        <source>Its evidence is NOT what it was, or is missing: contents of files cannot be shown, and nothing is written into the case.</source>
        <translation>Su evidencia NO es la que era, o falta: no se puede mostrar el contenido de los archivos, y no se escribe nada en el caso.</translation>
    </message>
    <message>
        <source>&amp;Locate the Evidence …</source>
        <translation>&amp;Localizar la evidencia …</translation>
    </message>
    <message>
        <source>Its evidence is being read again; until then contents of files cannot be shown.</source>
        <translation>Su evidencia se está leyendo de nuevo; hasta entonces no se puede mostrar el contenido de los archivos.</translation>
    </message>
    <message>
        <source>Its evidence was not read, so contents of files cannot be shown.</source>
        <translation>Su evidencia no se leyó, así que no se puede mostrar el contenido de los archivos.</translation>
    </message>
    <message>
        <source>Hashing the sources again</source>
        <translation>Calculando de nuevo los hash de las fuentes</translation>
    </message>
    <message>
        <source>The sources were not hashed again, and no report was written.</source>
        <translation>No se calcularon de nuevo los hash de las fuentes, y no se escribió ningún informe.</translation>
    </message>
    <message>
        <source>%1: %2: %3.</source>
        <extracomment>%1 &quot;Live&quot;, %2 &quot;NOT what it was&quot;, %3 a reason</extracomment>
        <translation>%1: %2: %3.</translation>
    </message>
    <message>
        <source>The evidence is not what it was when it was compared. A report will say so on its first page.</source>
        <translation>La evidencia no es la que era cuando se comparó. Un informe lo dirá en su primera página.</translation>
    </message>
    <message>
        <source>Read again, the evidence gives other results than the case held. The case holds the new ones now; its journal tells of both.</source>
        <translation>Leída de nuevo, la evidencia da otros resultados que los que contenía el caso. El caso contiene ahora los nuevos; su bitácora da cuenta de ambos.</translation>
    </message>
    <message>
        <source>A session of %1 ended without being saved. What was said in it is kept.</source>
        <translation>Una sesión del %1 terminó sin guardarse. Lo que se dijo en ella se conserva.</translation>
    </message>
    <message>
        <source>Save Case As … makes a case of it; Discard, when the window closes, takes it away.</source>
        <translation>«Guardar el caso como …» hace de ella un caso; «Descartar», al cerrar la ventana, la elimina.</translation>
    </message>
    <message>
        <source>&amp;Open It</source>
        <translation>Abri&amp;rla</translation>
    </message>
    <message>
        <source>The case is in %1, and is written to as you work.</source>
        <translation>El caso está en %1, y se va escribiendo a medida que usted trabaja.</translation>
    </message>
    <message>
        <source>The disk may be full, or its medium may be gone. Nothing is lost as long as this window is open: it is tried again by itself, and Save Case As … writes to another place.</source>
        <translation>Puede que el disco esté lleno o que su medio ya no esté. No se pierde nada mientras esta ventana esté abierta: se vuelve a intentar por sí solo, y «Guardar el caso como …» escribe en otro lugar.</translation>
    </message>
    <message>
        <source>Save Case As … writes to another place.</source>
        <translation>«Guardar el caso como …» escribe en otro lugar.</translation>
    </message>
    <message>
        <source>It is no case, it is damaged, or it was made to look like something it is not.</source>
        <translation>No es un caso, está dañado o se hizo para que parezca algo que no es.</translation>
    </message>
    <message>
        <source>A newer version of Assay made it.</source>
        <translation>Lo creó una versión más nueva de Assay.</translation>
    </message>
    <message>
        <source>Save Case</source>
        <translation>Guardar el caso</translation>
    </message>
    <message>
        <source>Cases (*.assay)</source>
        <translation>Casos (*.assay)</translation>
    </message>
    <message>
        <source>%1 is there already. Choose its whole name to replace it.</source>
        <translation>%1 ya existe. Elegir su nombre completo para reemplazarlo.</translation>
    </message>
    <message>
        <source>Saved: %1. This is the case that is open now.</source>
        <translation>Guardado: %1. Este es el caso que ahora está abierto.</translation>
    </message>
    <message>
        <source>Save Case As … writes another file.</source>
        <translation>«Guardar el caso como …» escribe otro archivo.</translation>
    </message>
    <message>
        <source>A case is written as you work; all is in %1.</source>
        <translation>Un caso se va escribiendo a medida que usted trabaja; todo está en %1.</translation>
    </message>
    <message>
        <source>Making the case %1</source>
        <translation>Creando el caso %1</translation>
    </message>
    <message>
        <source>The case was not written: %1</source>
        <translation>No se escribió el caso: %1</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Something that was done is not in the case: it cannot be written. What is to become of it?</source>
        <translation>Algo de lo que se hizo no está en el caso: no se puede escribir. ¿Qué se hace con ello?</translation>
    </message>
    <message>
        <source>Write It &amp;All the Same</source>
        <translation>&amp;Escribirlo de todos modos</translation>
    </message>
    <message>
        <source>Write &amp;Nothing</source>
        <translation>&amp;No escribir nada</translation>
    </message>
    <message>
        <source>&amp;Save As …</source>
        <translation>&amp;Guardar como …</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Descartar</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>The case is not written yet: the disk or server of %1 does not answer.</source>
        <translation>El caso aún no está escrito: el disco o servidor de %1 no responde.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Elija otro lugar.</translation>
    </message>
    <message>
        <source>The case is written again: all is in %1.</source>
        <translation>El caso se vuelve a escribir: todo está en %1.</translation>
    </message>
    <message>
        <source>Nothing is lost as long as this window is open: what was done is written when it answers. Save Case As … writes to another place at once.</source>
        <translation>Nada se pierde mientras esta ventana esté abierta: lo hecho se escribe cuando responda. «Guardar el caso como …» escribe enseguida en otro lugar.</translation>
    </message>
    <message>
        <source>The file before could not be read, so its journal could not be taken along: the new one begins with the number and the hash of its last entry that is known.</source>
        <translation>El archivo anterior no se pudo leer, así que su bitácora no se pudo llevar: la nueva empieza con el número y el hash de su última entrada conocida.</translation>
    </message>
    <message>
        <source>That %1 was written is not in the journal of the case yet: the case cannot be written now.</source>
        <translation>Que se escribió %1 aún no consta en la bitácora del caso: ahora no se puede escribir el caso.</translation>
    </message>
    <message>
        <source>Nothing is lost as long as this window is open: it is written by itself when that is possible again. Save Case As … writes to another place at once.</source>
        <translation>Nada se pierde mientras esta ventana esté abierta: se escribe por sí solo cuando vuelva a ser posible. «Guardar el caso como …» escribe enseguida en otro lugar.</translation>
    </message>
    <message>
        <source>Somebody changed its file by other means than Assay, or it is damaged. Nothing is written into it, nor into a copy of it: File › Export Notes keeps what you tag or write.</source>
        <translation>Alguien ha modificado su archivo por otros medios que Assay, o está dañado. No se escribe nada en él ni en una copia: «Archivo › Exportar las notas» conserva lo que se etiquete o escriba.</translation>
    </message>
    <message>
        <source>A copy was made: %1. It is open for reading only too: %2.</source>
        <translation>Se hizo una copia: %1. También está abierta solo para lectura: %2.</translation>
    </message>
    <message>
        <source>File › Export Notes keeps what you tag or write.</source>
        <translation>«Archivo › Exportar las notas» conserva lo que se etiquete o escriba.</translation>
    </message>
    <message>
        <source>This case is being opened already.</source>
        <translation>Este caso ya se está abriendo.</translation>
    </message>
    <message>
        <source>No case was made at %1: that was cancelled. The case that is open is %2, as before.</source>
        <translation>No se creó ningún caso en %1: se canceló. El caso abierto sigue siendo %2.</translation>
    </message>
    <message>
        <source>The case is still being saved as another file; what you asked for comes after that.</source>
        <translation>El caso aún se está guardando como otro archivo; lo que se pidió vendrá después.</translation>
    </message>
    <message>
        <source>What was entered was not written: it was about the case before, which is not open any more.</source>
        <translation>Lo introducido no se ha escrito: se refería al caso anterior, que ya no está abierto.</translation>
    </message>
    <message>
        <source>No case was made at %1: that was cancelled. What you said is still in the window.</source>
        <translation>No se creó ningún caso en %1: se canceló. Lo anotado sigue en la ventana.</translation>
    </message>
    <message>
        <source>What was done last in the case %1 is not in it yet: its disk or server is slow, or does not answer. It is lost when the program ends now.</source>
        <translation>Lo último que se hizo en el caso %1 aún no está en él: su disco o servidor es lento o no responde. Se pierde si el programa termina ahora.</translation>
    </message>
    <message>
        <source>&amp;Close All the Same</source>
        <translation>&amp;Cerrar de todos modos</translation>
    </message>
    <message>
        <source>What was done last in the case %1 is not in it yet: its disk or server is slow, or does not answer.</source>
        <translation>Lo último que se hizo en el caso %1 aún no está en él: su disco o servidor es lento o no responde.</translation>
    </message>
    <message>
        <source>It is written when that answers, as long as this window is open.</source>
        <translation>Se escribirá cuando responda, mientras esta ventana siga abierta.</translation>
    </message>
    <message>
        <source>What was done last in the case %1 was not written into it: %2</source>
        <translation>Lo último que se hizo en el caso %1 no se ha escrito en él: %2</translation>
    </message>
    <message>
        <source>It is not tried again. Open that case and do it once more.</source>
        <translation>No se volverá a intentar. Abra ese caso y hágalo de nuevo.</translation>
    </message>
    <message>
        <source>That %1 was written is in no journal: what it was made of is not open any more.</source>
        <translation>Que se escribió %1 no consta en ninguna bitácora: aquello de lo que se hizo ya no está abierto.</translation>
    </message>
    <message>
        <source>The case %1 is not opened: what this window shows is being saved as another case instead.</source>
        <translation>El caso %1 no se abre: en su lugar, lo que muestra esta ventana se está guardando como otro caso.</translation>
    </message>
    <message>
        <source>What was done last is still being written; the window closes after that.</source>
        <translation>Lo último que se hizo se está escribiendo todavía; después se cerrará la ventana.</translation>
    </message>
    <message>
        <source>No case was made at %1: another place was chosen meanwhile, or another case was opened.</source>
        <translation>No se creó ningún caso en %1: entretanto se eligió otro lugar o se abrió otro caso.</translation>
    </message>
    <message>
        <source>The case is not saved as %1 yet: a disk or server does not answer.</source>
        <translation>El caso aún no está guardado como %1: un disco o servidor no responde.</translation>
    </message>
    <message>
        <source>A case that was being made is not the one that is open: %1</source>
        <translation>Un caso que se estaba creando no es el que está abierto: %1</translation>
    </message>
</context>
<context>
    <name>assay::CaseExporter</name>
    <message>
        <source>Writing %1</source>
        <translation>Escribiendo %1</translation>
    </message>
    <message>
        <source>Written: %1, to %2</source>
        <translation>Escrito: %1, en %2</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>Escribir %1</translation>
    </message>
    <message>
        <source>Save the %1 File</source>
        <translation>Guardar el archivo de «%1»</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Guardando %1</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copiado: %1</translation>
    </message>
    <message>
        <source>path</source>
        <translation>ruta</translation>
    </message>
    <message>
        <source>path for the shell</source>
        <translation>ruta para el shell</translation>
    </message>
    <message>
        <source>path, unescaped</source>
        <translation>ruta sin escapar</translation>
    </message>
    <message>
        <source>SHA-256 of the %1 file</source>
        <translation>SHA-256 del archivo de «%1»</translation>
    </message>
    <message>
        <source>The SHA-256 of this file is not known.</source>
        <translation>Se desconoce el SHA-256 de este archivo.</translation>
    </message>
    <message>
        <source>what the evidence file says of the path</source>
        <translation>lo que el archivo de evidencia dice de la ruta</translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>Se copian %1</translation>
    </message>
    <message>
        <source>Nothing was copied: %1</source>
        <translation>No se copió nada: %1</translation>
    </message>
    <message>
        <source>Left out, for nothing is known of them: %1</source>
        <translation>Omitidos, porque no se sabe nada de ellos: %1</translation>
    </message>
    <message>
        <source>the paths of the selected rows</source>
        <translation>las rutas de las filas seleccionadas</translation>
    </message>
    <message>
        <source>the SHA-256 of the selected files</source>
        <translation>el SHA-256 de los archivos seleccionados</translation>
    </message>
    <message>
        <source>what the evidence file says of the selected rows</source>
        <translation>lo que el archivo de evidencia dice de las filas seleccionadas</translation>
    </message>
    <message>
        <source>&amp;Details …</source>
        <translation>Detalle&amp;s …</translation>
    </message>
    <message>
        <source>No passphrase was given, and no report was written.</source>
        <translation>No se indicó ninguna frase de contraseña, y no se escribió ningún informe.</translation>
    </message>
    <message>
        <source>No report was written: %1</source>
        <translation>No se escribió ningún informe: %1</translation>
    </message>
    <message>
        <source>No report was written: what it would have been about is not open any more.</source>
        <translation>No se escribió ningún informe: aquello de lo que trataría ya no está abierto.</translation>
    </message>
    <message>
        <source>Writing was cancelled: nothing is left of what was not finished.</source>
        <translation>Se canceló la escritura: no queda nada de lo que no estaba terminado.</translation>
    </message>
    <message>
        <source>The file was not written: what it would have been taken from is not open any more.</source>
        <translation>El archivo no se escribió: aquello de lo que se habría tomado ya no está abierto.</translation>
    </message>
</context>
<context>
    <name>assay::CaseKeeper</name>
    <message>
        <source>Opening the case %1</source>
        <translation>Abriendo el caso %1</translation>
    </message>
    <message>
        <source>Waiting until the case is saved</source>
        <translation>Esperando a que se guarde el caso</translation>
    </message>
    <message>
        <source>Saving the case as %1</source>
        <translation>Guardando el caso como %1</translation>
    </message>
</context>
<context>
    <name>assay::CaseNotes</name>
    <message>
        <source>suspicious</source>
        <comment>a tag</comment>
        <translation>sospechoso</translation>
    </message>
    <message>
        <source>relevant</source>
        <comment>a tag</comment>
        <translation>relevante</translation>
    </message>
    <message>
        <source>to check</source>
        <comment>a tag</comment>
        <translation>por comprobar</translation>
    </message>
    <message>
        <source>benign</source>
        <comment>a tag</comment>
        <translation>inofensivo</translation>
    </message>
    <message>
        <source>the filter</source>
        <translation>el filtro</translation>
    </message>
    <message>
        <source>That was not noted: %1.</source>
        <translation>Eso no se anotó: %1.</translation>
    </message>
    <message>
        <source>tag “%1”</source>
        <translation>etiqueta «%1»</translation>
    </message>
    <message>
        <source>no tag “%1”</source>
        <translation>sin etiqueta «%1»</translation>
    </message>
    <message>
        <source>remove the note</source>
        <translation>quitar la nota</translation>
    </message>
    <message>
        <source>write a note</source>
        <translation>escribir una nota</translation>
    </message>
    <message>
        <source>edit the tags</source>
        <translation>editar las etiquetas</translation>
    </message>
    <message>
        <source>set a bookmark</source>
        <translation>poner un marcador</translation>
    </message>
    <message>
        <source>name a bookmark</source>
        <translation>nombrar un marcador</translation>
    </message>
    <message>
        <source>remove a bookmark</source>
        <translation>quitar un marcador</translation>
    </message>
    <message>
        <source>import notes</source>
        <translation>importar notas</translation>
    </message>
    <message>
        <source>take off what was said of a source</source>
        <translation>quitar lo que se dijo de una fuente</translation>
    </message>
    <message>
        <source>add a finding</source>
        <translation>añadir un hallazgo</translation>
    </message>
    <message>
        <source>edit a finding</source>
        <translation>editar un hallazgo</translation>
    </message>
    <message>
        <source>remove a finding</source>
        <translation>quitar un hallazgo</translation>
    </message>
</context>
<context>
    <name>assay::CaseOpener</name>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Recientes</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>The sample case is not installed.</source>
        <translation>El caso de ejemplo no está instalado.</translation>
    </message>
    <message>
        <source>It belongs in share/assay/sample beside the program.</source>
        <translation>Su lugar es share/assay/sample, junto al programa.</translation>
    </message>
    <message>
        <source>Load as %1</source>
        <translation>Cargar como «%1»</translation>
    </message>
    <message>
        <source>Open up to three sources</source>
        <translation>Abrir hasta tres fuentes</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Choose up to three: one for each state of the image.</source>
        <translation>Elegir hasta tres: una por cada estado de la imagen.</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Abrir una carpeta</translation>
    </message>
    <message>
        <source>&amp;Forget These</source>
        <translation>&amp;Olvidar estas</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <extracomment>%1 the name of a file</extracomment>
        <translation>%1 (no está)</translation>
    </message>
    <message>
        <source>&amp;Remember What Is Opened</source>
        <translation>&amp;Recordar lo que se abre</translation>
    </message>
</context>
<context>
    <name>assay::CasePropertiesDialog</name>
    <message>
        <source>not stated</source>
        <translation>no indicado</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>Case Properties</source>
        <translation>Propiedades del caso</translation>
    </message>
    <message>
        <source>New Case</source>
        <translation>Caso nuevo</translation>
    </message>
    <message>
        <source>&amp;With the sources, tags and notes that are open now</source>
        <translation>Con las &amp;fuentes, etiquetas y notas que ahora están abiertas</translation>
    </message>
    <message>
        <source>With what is open now</source>
        <translation>Con lo que ahora está abierto</translation>
    </message>
    <message>
        <source>Case &amp;number</source>
        <translation>&amp;Número de caso</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Título</translation>
    </message>
    <message>
        <source>&amp;Examiner</source>
        <translation>&amp;Perito</translation>
    </message>
    <message>
        <source>Or&amp;ganisation</source>
        <translation>&amp;Organización</translation>
    </message>
    <message>
        <source>Choose a &amp;File …</source>
        <translation>&amp;Elegir un archivo …</translation>
    </message>
</context>
<context>
    <name>assay::CaseSourcesDialog</name>
    <message>
        <source>as it was</source>
        <translation>como estaba</translation>
    </message>
    <message>
        <source>NOT what it was</source>
        <translation>NO es lo que era</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>no está</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source>a folder: only reading it again tells</source>
        <translation>una carpeta: solo leerla de nuevo lo dirá</translation>
    </message>
    <message>
        <source>Sources of the case</source>
        <translation>Fuentes del caso</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Qué se encontró</translation>
    </message>
    <message>
        <source>The Evidence of the Case</source>
        <translation>La evidencia del caso</translation>
    </message>
    <message>
        <source>The evidence is not what this case was made of, or it is not there. What the case says was found need not be true of what lies there now.</source>
        <translation>La evidencia no es aquella con la que se creó este caso, o no está. Lo que el caso dice que se encontró no tiene por qué ser cierto de lo que hay ahora.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Lo que falla</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>&amp;Locate …</source>
        <translation>&amp;Localizar …</translation>
    </message>
    <message>
        <source>Locate the source</source>
        <translation>Localizar la fuente</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>Continue with the evidence</source>
        <translation>Continuar con la evidencia</translation>
    </message>
    <message>
        <source>Open for &amp;Reading Only</source>
        <translation>Abrir &amp;solo para lectura</translation>
    </message>
    <message>
        <source>Open notes and results for reading only</source>
        <translation>Abrir notas y resultados solo para lectura</translation>
    </message>
    <message>
        <source>&amp;Give Up</source>
        <translation>&amp;Abandonar</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonar</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <extracomment>%1 &quot;Live&quot;, %2 &quot;NOT what it was&quot;, %3 a reason</extracomment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: %2: %3.</source>
        <translation>%1: %2: %3.</translation>
    </message>
</context>
<context>
    <name>assay::ChainModel</name>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Esperado</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Expected: %1</source>
        <translation>Esperado: %1</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>Encontrado: %1</translation>
    </message>
    <message>
        <source>Record: %1</source>
        <translation>Registro: %1</translation>
    </message>
    <message>
        <source>name to image</source>
        <translation>de nombre a imagen</translation>
    </message>
    <message>
        <source>image to manifest</source>
        <translation>de imagen a manifiesto</translation>
    </message>
    <message>
        <source>image to configuration</source>
        <translation>de imagen a configuración</translation>
    </message>
    <message>
        <source>configuration to layer</source>
        <translation>de configuración a capa</translation>
    </message>
    <message>
        <source>layer to the layer below</source>
        <translation>de capa a la capa inferior</translation>
    </message>
    <message>
        <source>layer to its record</source>
        <translation>de capa a su registro</translation>
    </message>
    <message>
        <source>layer to folder</source>
        <translation>de capa a carpeta</translation>
    </message>
    <message>
        <source>folder to short name</source>
        <translation>de carpeta a nombre corto</translation>
    </message>
    <message>
        <source>folder to lower folders</source>
        <translation>de carpeta a carpetas inferiores</translation>
    </message>
    <message>
        <source>blob to digest</source>
        <translation>de blob a resumen (digest)</translation>
    </message>
    <message>
        <source>container to image</source>
        <translation>de contenedor a imagen</translation>
    </message>
    <message>
        <source>container to layers</source>
        <translation>de contenedor a capas</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>se cumple</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>roto</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
</context>
<context>
    <name>assay::ContentHead</name>
    <message>
        <source>differs from another source</source>
        <translation>difiere de otra fuente</translation>
    </message>
    <message>
        <source>Copy SHA-256</source>
        <translation>Copiar SHA-256</translation>
    </message>
</context>
<context>
    <name>assay::CopyOut</name>
    <message>
        <source>Allow Opening Copies in Other Programs</source>
        <translation>Permitir abrir copias en otros programas</translation>
    </message>
    <message>
        <source>Open a Copy &amp;With …</source>
        <translation>A&amp;brir una copia con …</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <extracomment>%1 a path, %2 &quot;live&quot;, %3 a size</extracomment>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>Opening a copy with %1</source>
        <translation>Se abre una copia con %1</translation>
    </message>
    <message>
        <source>%1 was started with a copy of %2.</source>
        <translation>Se inició %1 con una copia de %2.</translation>
    </message>
    <message>
        <source>Making a copy to drag</source>
        <translation>Se hace una copia para arrastrar</translation>
    </message>
</context>
<context>
    <name>assay::CustodyDialog</name>
    <message>
        <source>Transfer of Custody</source>
        <translation>Transferencia de la custodia</translation>
    </message>
    <message>
        <source>This becomes an entry of the journal, with the time, your login and this host. It cannot be changed afterwards.</source>
        <translation>Esto será una entrada de la bitácora, con la hora, su nombre de usuario y este host. Después no se puede cambiar.</translation>
    </message>
    <message>
        <source>About custody</source>
        <translation>Sobre la custodia</translation>
    </message>
    <message>
        <source>&amp;Add to the Journal</source>
        <translation>Añadir a la &amp;bitácora</translation>
    </message>
    <message>
        <source>&amp;Given by</source>
        <translation>&amp;Entrega</translation>
    </message>
    <message>
        <source>&amp;Taken by</source>
        <translation>&amp;Recibe</translation>
    </message>
    <message>
        <source>&amp;When, why and what</source>
        <translation>&amp;Cuándo, por qué y qué</translation>
    </message>
</context>
<context>
    <name>assay::DataInspector</name>
    <message>
        <source>Values at the cursor</source>
        <translation>Valores en el cursor</translation>
    </message>
    <message>
        <source>Data inspector</source>
        <translation>Inspector de datos</translation>
    </message>
    <message>
        <source>Values at the cursor, %1</source>
        <translation>Valores en el cursor, %1</translation>
    </message>
    <message>
        <source>Copied: all values at the cursor.</source>
        <translation>Copiado: todos los valores en el cursor.</translation>
    </message>
    <message>
        <source>Copied: %1.</source>
        <translation>Copiado: %1.</translation>
    </message>
    <message>
        <source>Copy Value</source>
        <translation>Copiar el valor</translation>
    </message>
    <message>
        <source>Copy All Values</source>
        <translation>Copiar todos los valores</translation>
    </message>
</context>
<context>
    <name>assay::DataValueModel</name>
    <message>
        <source>out of range</source>
        <comment>of a time or a number</comment>
        <translation>fuera de rango</translation>
    </message>
    <message>
        <source>not valid</source>
        <comment>as a character or a date</comment>
        <translation>no válido</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>leyendo…</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source>the file ends before</source>
        <translation>el archivo acaba antes</translation>
    </message>
    <message>
        <source>%1, differs</source>
        <comment>a value and its name</comment>
        <translation>%1, difiere</translation>
    </message>
</context>
<context>
    <name>assay::DiffRuler</name>
    <message>
        <source>Overview of the differences</source>
        <translation>Vista de conjunto de las diferencias</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 a number, %2 &quot;added&quot;, &quot;modified&quot;, …</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>ninguna diferencia</translation>
    </message>
    <message>
        <source>%1 rows: %2</source>
        <extracomment>%1 a number, %2 &quot;3 added, 1 removed&quot;</extracomment>
        <translation>%1 filas: %2</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation>Fila %1 de %2</translation>
    </message>
    <message>
        <source>A click leads to the nearest difference</source>
        <translation>Un clic lleva a la diferencia más cercana</translation>
    </message>
</context>
<context>
    <name>assay::DiffTreeModel</name>
    <message>
        <source>Name</source>
        <comment>column</comment>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Change</source>
        <comment>column: what happened to the path</comment>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>column</comment>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Mode</source>
        <comment>column: permission bits</comment>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Owner</source>
        <comment>column: user and group number</comment>
        <translation>Propietario</translation>
    </message>
    <message>
        <source>Modified (UTC)</source>
        <comment>column: modification time</comment>
        <translation>Modificado (UTC)</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <comment>column</comment>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Layer</source>
        <comment>column: number of the layer it comes from</comment>
        <translation>Capa</translation>
    </message>
    <message>
        <source>%1, not compared yet</source>
        <translation>%1, aún sin comparar</translation>
    </message>
    <message>
        <source>%1, %2 in %3</source>
        <extracomment>%1 a name and what was said before, %2 &quot;modified&quot;, %3 &quot;saved&quot;</extracomment>
        <translation>%1, %2 en «%3»</translation>
    </message>
    <message>
        <source>%1, missing in %2</source>
        <translation>%1, ausente en «%2»</translation>
    </message>
    <message>
        <source>Not compared yet</source>
        <translation>Aún sin comparar</translation>
    </message>
    <message>
        <source>From %1 to %2: %3</source>
        <extracomment>%1 &quot;vendor&quot;, %2 &quot;saved&quot;, %3 &quot;content, permissions&quot;</extracomment>
        <translation>De «%1» a «%2»: %3</translation>
    </message>
    <message>
        <source>Could not be compared: one side was not read</source>
        <translation>No se pudo comparar: un lado no se leyó</translation>
    </message>
    <message>
        <source>Explained: %1</source>
        <translation>Explicación: %1</translation>
    </message>
    <message>
        <source>Below: %1</source>
        <translation>Debajo: %1</translation>
    </message>
    <message>
        <source>Not in this source</source>
        <translation>No está en esta fuente</translation>
    </message>
    <message>
        <source>%1, %2 bytes</source>
        <translation>%1, %2 bytes</translation>
    </message>
    <message>
        <source>Leads to %1</source>
        <translation>Apunta a %1</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>No se pudo leer</translation>
    </message>
    <message>
        <source>Changed while it was read</source>
        <translation>Cambió mientras se leía</translation>
    </message>
    <message>
        <source>%1, sorted in rising order</source>
        <extracomment>%1 the title of a column</extracomment>
        <translation>%1, en orden ascendente</translation>
    </message>
    <message>
        <source>%1, sorted in falling order</source>
        <translation>%1, en orden descendente</translation>
    </message>
    <message>
        <source>Type</source>
        <comment>column: file, folder and so on</comment>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Link Target</source>
        <comment>column: where a symbolic link leads</comment>
        <translation>Destino del enlace</translation>
    </message>
    <message>
        <source>Hard Links</source>
        <comment>column: how many names share the file</comment>
        <translation>Enlaces duros</translation>
    </message>
    <message>
        <source>Both Steps</source>
        <comment>column: letters for what vendor to saved and saved to live did</comment>
        <translation>Ambos pasos</translation>
    </message>
    <message>
        <source>Tags and note</source>
        <comment>column</comment>
        <translation>Etiquetas y nota</translation>
    </message>
    <message>
        <source>%1, selected</source>
        <translation>%1, seleccionado</translation>
    </message>
    <message>
        <source>%1, tagged %2</source>
        <extracomment>%1 a name and what was said before, %2 names of tags</extracomment>
        <translation>%1, con etiqueta %2</translation>
    </message>
    <message>
        <source>%1, has a note</source>
        <translation>%1, tiene una nota</translation>
    </message>
    <message>
        <source>%1, has a bookmark</source>
        <translation>%1, tiene un marcador</translation>
    </message>
    <message>
        <source>good</source>
        <comment>of a file on a list of hashes</comment>
        <translation>bueno</translation>
    </message>
    <message>
        <source>bad</source>
        <comment>of a file on a list of hashes</comment>
        <translation>malo</translation>
    </message>
    <message>
        <source>bad, good</source>
        <comment>of a file on two lists of hashes</comment>
        <translation>malo, bueno</translation>
    </message>
    <message>
        <source>Known</source>
        <comment>column: what lists of hashes say of the file</comment>
        <translation>Conocido</translation>
    </message>
    <message>
        <source>%1, known: %2</source>
        <extracomment>%1 a name and what was said before, %2 &quot;bad&quot; or &quot;good&quot;</extracomment>
        <translation>%1, conocido: %2</translation>
    </message>
    <message>
        <source>By hash lists: %1</source>
        <translation>Según las listas de hash: %1</translation>
    </message>
</context>
<context>
    <name>assay::DropHint</name>
    <message>
        <source>Only files and folders can be dropped here.</source>
        <translation>Aquí solo se pueden soltar archivos y carpetas.</translation>
    </message>
    <message>
        <source>Only files and folders of this computer can be dropped here.</source>
        <translation>Aquí solo se pueden soltar archivos y carpetas de este equipo.</translation>
    </message>
    <message>
        <source>Drop up to three: one for each state of the image.</source>
        <translation>Soltar hasta tres: uno por cada estado de la imagen.</translation>
    </message>
    <message>
        <source>Drop hint</source>
        <translation>Indicación al soltar</translation>
    </message>
    <message>
        <source>This is a copy of a row of this window.</source>
        <translation>Esto es una copia de una fila de esta ventana.</translation>
    </message>
</context>
<context>
    <name>assay::DropTarget</name>
    <message>
        <source>Drop the %1 state here</source>
        <translation>Soltar aquí el estado «%1»</translation>
    </message>
    <message>
        <source>Choose File …</source>
        <translation>Elegir archivo …</translation>
    </message>
    <message>
        <source>Choose a file for the %1 state</source>
        <translation>Elegir un archivo para el estado «%1»</translation>
    </message>
    <message>
        <source>Folder …</source>
        <translation>Carpeta …</translation>
    </message>
    <message>
        <source>Choose a folder for the %1 state</source>
        <translation>Elegir una carpeta para el estado «%1»</translation>
    </message>
</context>
<context>
    <name>assay::EntropyStrip</name>
    <message>
        <source>Entropy</source>
        <translation>Entropía</translation>
    </message>
    <message>
        <source>behind the end</source>
        <translation>más allá del final</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>aún no se sabe</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source>%1 bits a byte</source>
        <translation>%1 bits por byte</translation>
    </message>
    <message>
        <source>Entropy from 0x%1 to 0x%2: %3</source>
        <extracomment>%1 and %2 offsets, %3 a list such as &quot;Vendor 7.98 bits a byte, Saved 0.00 bits a byte&quot;</extracomment>
        <translation>Entropía de 0x%1 a 0x%2: %3</translation>
    </message>
</context>
<context>
    <name>assay::FetchDialog</name>
    <message>
        <source>Type a name and a password, or a token, that may read it. Where the registry gives out tokens on another host, name that host as well.</source>
        <translation>Escriba un nombre y una contraseña, o un token, que puedan leerlo. Si el registro entrega los tokens en otro servidor, nómbrelo también.</translation>
    </message>
    <message>
        <source>Check the name, and the tag or digest: there is nothing under it, or it is not shown without a name and password.</source>
        <translation>Compruebe el nombre y la etiqueta o el digest: no hay nada bajo él, o no se muestra sin nombre y contraseña.</translation>
    </message>
    <message>
        <source>Check the server&apos;s name, the network and the proxy. Where the server&apos;s certificate comes from a private authority, name that authority&apos;s file.</source>
        <translation>Compruebe el nombre del servidor, la red y el proxy. Si el certificado del servidor es de una autoridad privada, indique el archivo de esta.</translation>
    </message>
    <message>
        <source>Something answers that is no registry, or is in between: check the server&apos;s name and the proxy.</source>
        <translation>Responde algo que no es un registro o que está en medio: compruebe el nombre del servidor y el proxy.</translation>
    </message>
    <message>
        <source>The server answers too slowly, or with too much. Try again later.</source>
        <translation>El servidor responde demasiado despacio o con demasiado. Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>What is fetched, from whom, and whereto</source>
        <translation>Qué se obtiene, de quién y adónde</translation>
    </message>
    <message>
        <source>Who is asked</source>
        <translation>A quién se pregunta</translation>
    </message>
    <message>
        <source>What happens, and what to do</source>
        <translation>Qué ocurre y qué hacer</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Fetch signatures</source>
        <translation>Obtener firmas</translation>
    </message>
    <message>
        <source>Fetch Signatures</source>
        <translation>Obtener firmas</translation>
    </message>
    <message>
        <source>Asks the image&apos;s registry for its manifest and for all signatures and attestations that are attached to it, never for its layers. Nobody is asked for anything before you press “Fetch”. Only servers with TLS are asked, and their certificates are checked.</source>
        <translation>Pregunta al registro de la imagen por su manifiesto y por todas las firmas y atestaciones unidas a él, nunca por sus capas. No se pregunta nada a nadie antes de que pulse «Obtener». Solo se pregunta a servidores con TLS, y se comprueban sus certificados.</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>&amp;Imagen</translation>
    </message>
    <message>
        <source>A name as docker takes it. The registry is what stands before the first slash; without one it is Docker Hub.</source>
        <translation>Un nombre como lo acepta docker. El registro es lo que está antes de la primera barra; sin ella es Docker Hub.</translation>
    </message>
    <message>
        <source>&amp;Notary server</source>
        <translation>Servidor &amp;Notary</translation>
    </message>
    <message>
        <source>https://notary.docker.io for Docker Hub; empty: none is asked</source>
        <translation>https://notary.docker.io para Docker Hub; vacío: no se pregunta a ninguno</translation>
    </message>
    <message>
        <source>Has the metadata of Docker Content Trust</source>
        <translation>Tiene los metadatos de Docker Content Trust</translation>
    </message>
    <message>
        <source>Certificate &amp;authorities</source>
        <translation>&amp;Autoridades de certificación</translation>
    </message>
    <message>
        <source>empty: those of the system</source>
        <translation>vacío: las del sistema</translation>
    </message>
    <message>
        <source>A file of certificates in PEM that the servers&apos; certificates have to lead to, instead of those of the system</source>
        <translation>Un archivo de certificados en PEM a los que deben conducir los certificados de los servidores, en lugar de los del sistema</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elegir …</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>http://HOST:PORT; empty: none is used</source>
        <translation>http://SERVIDOR:PUERTO; vacío: no se usa ninguno</translation>
    </message>
    <message>
        <source>empty: none is used; the environment names %1</source>
        <translation>vacío: no se usa ninguno; el entorno nombra %1</translation>
    </message>
    <message>
        <source>All servers are asked through it. None is used that is not named here.</source>
        <translation>Se pregunta a todos los servidores a través de él. No se usa ninguno que no esté nombrado aquí.</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>empty: nobody in particular</source>
        <translation>vacío: nadie en particular</translation>
    </message>
    <message>
        <source>Who you are to the registry. Not kept.</source>
        <translation>Quién es usted para el registro. No se guarda.</translation>
    </message>
    <message>
        <source>Pass&amp;word or token</source>
        <translation>Cont&amp;raseña o token</translation>
    </message>
    <message>
        <source>Sent to the registry or notary server alone. It is nowhere stored, and overwritten when it was used.</source>
        <translation>Se envía solo al registro o al servidor Notary. No se guarda en ninguna parte y se sobrescribe después de usarse.</translation>
    </message>
    <message>
        <source>&amp;Token server</source>
        <translation>Servidor de &amp;tokens</translation>
    </message>
    <message>
        <source>HOST, auth.docker.io for Docker Hub; may be empty</source>
        <translation>SERVIDOR, auth.docker.io para Docker Hub; puede quedar vacío</translation>
    </message>
    <message>
        <source>The password may go to this host too, where the registry says that it gives out tokens.</source>
        <translation>La contraseña puede ir también a este servidor si el registro dice que entrega tokens.</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>Carp&amp;eta</translation>
    </message>
    <message>
        <source>new, or empty</source>
        <translation>nueva o vacía</translation>
    </message>
    <message>
        <source>The folder that is made for what is fetched. It becomes a further place to look for signatures in.</source>
        <translation>La carpeta que se crea para lo obtenido. Pasa a ser otro lugar donde se buscan firmas.</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>&amp;Fetch</source>
        <translation>&amp;Obtener</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Obtener</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Elegir: %1</translation>
    </message>
    <message>
        <source>Certificate Authorities</source>
        <translation>Autoridades de certificación</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Certificados (*.pem *.crt *.cer);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>A Folder for What Is Fetched</source>
        <translation>Una carpeta para lo obtenido</translation>
    </message>
    <message>
        <source>Notary server: %1</source>
        <translation>Servidor Notary: %1</translation>
    </message>
    <message>
        <source>Will be asked: %1</source>
        <translation>Se preguntará a: %1</translation>
    </message>
    <message>
        <source>Name an image.</source>
        <translation>Nombre una imagen.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>Detener la obtención</translation>
    </message>
    <message>
        <source>Fetching signatures of %1</source>
        <translation>Obteniendo firmas de %1</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s), %1</source>
        <translation>
            <numerusform>%n respuesta, %1</numerusform>
            <numerusform>%n respuestas, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Nothing was kept.</source>
        <translation>Detenido. No se conservó nada.</translation>
    </message>
    <message>
        <source>Nothing was fetched. %1</source>
        <translation>No se obtuvo nada. %1</translation>
    </message>
</context>
<context>
    <name>assay::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>About the filter</source>
        <translation>Acerca del filtro</translation>
    </message>
    <message>
        <source>Differences only</source>
        <translation>Solo diferencias</translation>
    </message>
    <message>
        <source>Hide what is the same in all sources</source>
        <translation>Ocultar lo que es igual en todas las fuentes</translation>
    </message>
    <message>
        <source>Unexplained only</source>
        <translation>Solo sin explicar</translation>
    </message>
    <message>
        <source>Hide differences that an honest engine makes and that are proven to be such</source>
        <translation>Ocultar las diferencias que produce un motor íntegro y cuyo origen está probado</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>How much is shown</source>
        <translation>Cuánto se muestra</translation>
    </message>
    <message>
        <source>Filter: name, *.so, size&gt;1M, mode:suid …</source>
        <translation>Filtro: nombre, *.so, size&gt;1M, mode:suid …</translation>
    </message>
    <message>
        <source>Filters that were kept, and some to begin with</source>
        <translation>Filtros conservados y algunos para empezar</translation>
    </message>
    <message>
        <source>Show what is %1. With Shift: show nothing else.</source>
        <translation>Mostrar lo que tiene el estado «%1». Con Mayús: mostrar solo eso.</translation>
    </message>
    <message>
        <source>%1 The list is as it was.</source>
        <translation>%1 La lista sigue como estaba.</translation>
    </message>
    <message>
        <source>There is no field “%1”: it is looked for in names. Ctrl+Space lists the fields.</source>
        <translation>No existe el campo «%1»: se busca en los nombres. Ctrl+Espacio muestra los campos.</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>Conservar este filtro</translation>
    </message>
    <message>
        <source>Forget this filter</source>
        <translation>Olvidar este filtro</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Conservados</translation>
    </message>
    <message>
        <source>To begin with</source>
        <translation>Para empezar</translation>
    </message>
    <message>
        <source>Setuid or setgid in what runs</source>
        <translation>Setuid o setgid en lo que está en vivo</translation>
    </message>
    <message>
        <source>Programs that were added</source>
        <translation>Programas añadidos</translation>
    </message>
    <message>
        <source>Larger than 1 MiB</source>
        <translation>Mayor que 1 MiB</translation>
    </message>
    <message>
        <source>Owned by no system user</source>
        <translation>No pertenece a un usuario del sistema</translation>
    </message>
    <message>
        <source>Anyone may write to it</source>
        <translation>Cualquiera puede escribir en él</translation>
    </message>
    <message>
        <source>Only in what runs</source>
        <translation>Solo en lo que está en vivo</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <extracomment>%1 &quot;vendor&quot;, %2 &quot;saved&quot;, %3 a number</extracomment>
        <translation>De «%1» a «%2»: %3</translation>
    </message>
    <message>
        <source>Click to show or hide; with Shift to show nothing else</source>
        <translation>Clic para mostrar u ocultar; con Mayús, para mostrar solo eso</translation>
    </message>
    <message>
        <source>showing %1 of %2</source>
        <translation>se muestran %1 de %2</translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>Sin etiqueta</translation>
    </message>
    <message>
        <source>Tagged only</source>
        <translation>Solo con etiqueta</translation>
    </message>
    <message>
        <source>Hide what has no tag</source>
        <translation>Ocultar lo que no tiene etiqueta</translation>
    </message>
    <message>
        <source>Show every row: without a filter, of every kind, what is the same too</source>
        <translation>Mostrar todas las filas: sin filtro, de todos los tipos, también lo que es igual</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <extracomment>%1 a number; there may be more</extracomment>
        <translation>%1 o más</translation>
    </message>
    <message>
        <source>Tagged only %1</source>
        <translation>Solo con etiqueta %1</translation>
    </message>
    <message>
        <source>in all sources: %1</source>
        <translation>en todas las fuentes: %1</translation>
    </message>
</context>
<context>
    <name>assay::FilterEdit</name>
    <message>
        <source>Fields to filter by</source>
        <translation>Campos por los que filtrar</translation>
    </message>
    <message>
        <source>%1 has no closing quote.</source>
        <translation>%1 no tiene comillas de cierre.</translation>
    </message>
    <message>
        <source>%1 says nothing yet.</source>
        <translation>%1 aún no dice nada.</translation>
    </message>
    <message>
        <source>%1: a number is wanted, sizes also as 10k, 1M or 2G.</source>
        <translation>%1: se espera un número; los tamaños también como 10k, 1M o 2G.</translation>
    </message>
    <message>
        <source>%1: a time is wanted, as 2024-01-31 or 2024-01-31T12:30 (UTC).</source>
        <translation>%1: se espera una fecha, como 2024-01-31 o 2024-01-31T12:30 (UTC).</translation>
    </message>
    <message>
        <source>%1: one of %2 is wanted.</source>
        <translation>%1: se espera uno de estos valores: %2.</translation>
    </message>
    <message>
        <source>%1: suid, sgid, sticky, exec, world-writable or an octal number is wanted.</source>
        <translation>%1: se espera suid, sgid, sticky, exec, world-writable o un número octal.</translation>
    </message>
    <message>
        <source>%1: the first hex digits of a SHA-256 are wanted.</source>
        <translation>%1: se esperan los primeros dígitos hexadecimales de un SHA-256.</translation>
    </message>
    <message>
        <source>%1 is neither more nor less: write it with a colon.</source>
        <translation>%1 no admite mayor ni menor: se escribe con dos puntos.</translation>
    </message>
    <message>
        <source>%1 is no pattern: %2.</source>
        <translation>%1 no es un patrón válido: %2.</translation>
    </message>
    <message>
        <source>This filter is too long.</source>
        <translation>Este filtro es demasiado largo.</translation>
    </message>
    <message>
        <source>Terms apart by blanks; all of them have to hold.</source>
        <translation>Términos separados por espacios; deben cumplirse todos.</translation>
    </message>
    <message>
        <source>passwd: part of a name; with a slash, of a path. &quot;two words&quot;: as it stands. -tmp: without it.</source>
        <translation>passwd: parte de un nombre; con barra, de una ruta. &quot;dos palabras&quot;: tal cual. -tmp: sin eso.</translation>
    </message>
    <message>
        <source>*.so, /usr/**: the whole name or path. /^s.$/: a regular expression.</source>
        <translation>*.so, /usr/**: el nombre o la ruta completos. /^s.$/: una expresión regular.</translation>
    </message>
    <message>
        <source>size&gt;1M, mtime&gt;=2024-01-31, mode:suid, owner:0:42, uid&gt;=1000, type:link, ext:so,ko, sha256:e3b0, layer:2</source>
        <translation>size&gt;1M, mtime&gt;=2024-01-31, mode:suid, owner:0:42, uid&gt;=1000, type:link, ext:so,ko, sha256:e3b0, layer:2</translation>
    </message>
    <message>
        <source>status:added,removed, change:mode, explained:no, in:live, not-in:vendor; live.size&gt;1M asks one source.</source>
        <translation>status:added,removed, change:mode, explained:no, in:live, not-in:vendor; live.size&gt;1M consulta una sola fuente.</translation>
    </message>
    <message>
        <source>Ctrl+Space lists the fields.</source>
        <translation>Ctrl+Espacio muestra los campos.</translation>
    </message>
    <message>
        <source>tag:suspicious, tag:none, has:note, has:bookmark: what you said of a path.</source>
        <translation>tag:sospechoso, tag:none, has:note, has:bookmark: lo que usted dijo de una ruta.</translation>
    </message>
    <message>
        <source>known:bad, known:good, known:no: what hash lists say of a file.</source>
        <translation>known:bad, known:good, known:no: lo que las listas de hashes dicen de un archivo.</translation>
    </message>
</context>
<context>
    <name>assay::FindBar</name>
    <message>
        <source>Match case</source>
        <translation>Distinguir mayúsculas</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Qué buscar</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Anterior (Mayús+F3)</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Buscar anterior</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Siguiente (F3)</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Buscar siguiente</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Cerrar la barra de búsqueda</translation>
    </message>
</context>
<context>
    <name>assay::FindingsModel</name>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>The %1 source</source>
        <translation>La fuente «%1»</translation>
    </message>
    <message>
        <source>The comparison</source>
        <translation>La comparación</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n finding(s)</source>
        <translation>
            <numerusform>%1, %n hallazgo</numerusform>
            <numerusform>%1, %n hallazgos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Path: %1</source>
        <translation>Ruta: %1</translation>
    </message>
    <message>
        <source>Missed by: %1</source>
        <translation>No lo detecta: %1</translation>
    </message>
    <message>
        <source>Lies at: %1</source>
        <translation>Ubicación: %1</translation>
    </message>
    <message>
        <source>Layer: %1</source>
        <translation>Capa: %1</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Código: %1</translation>
    </message>
    <message>
        <source>would list what a container has written over its image, and nothing of this: the image&apos;s own folders are what it compares with.</source>
        <translation>mostraría lo que un contenedor ha escrito sobre su imagen, y nada de esto: compara precisamente con las carpetas de la propia imagen.</translation>
    </message>
    <message>
        <source>would repeat the commands that the image&apos;s configuration records; it reads no file.</source>
        <translation>repetiría las órdenes que registra la configuración de la imagen; no lee ningún archivo.</translation>
    </message>
    <message>
        <source>would repeat the recorded ids, digests and settings; it does not compute any of them anew.</source>
        <translation>repetiría los identificadores, resúmenes y ajustes registrados; no vuelve a calcular ninguno.</translation>
    </message>
    <message>
        <source>would write the image without a complaint: it goes by the records of the layer, which do not know of this.</source>
        <translation>escribiría la imagen sin queja alguna: se guía por los registros de la capa, que no saben nada de esto.</translation>
    </message>
    <message>
        <source>would compare types, permissions, owners, sizes, times and contents, and neither targets of links, attributes nor which names share a file.</source>
        <translation>compararía tipos, permisos, propietarios, tamaños, fechas y contenidos, pero ni destinos de enlaces, ni atributos, ni qué nombres comparten un archivo.</translation>
    </message>
    <message>
        <source>would say that the image is complete: it asks whether its blobs are there, not what they were unpacked to.</source>
        <translation>diría que la imagen está completa: pregunta si están sus blobs, no qué salió al desempaquetarlos.</translation>
    </message>
    <message>
        <source>would write the blobs as they were delivered; it does not look at what they were unpacked to.</source>
        <translation>escribiría los blobs tal como llegaron; no mira lo que salió al desempaquetarlos.</translation>
    </message>
</context>
<context>
    <name>assay::FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>No se encontró nada.</translation>
    </message>
    <message>
        <source>Choose a finding to read about it and to go to its path.</source>
        <translation>Elegir un hallazgo para leer sobre él e ir a su ruta.</translation>
    </message>
    <message>
        <source>The image that is shown has none of these paths.</source>
        <translation>La imagen mostrada no tiene ninguna de estas rutas.</translation>
    </message>
    <message>
        <source>A filter can name the first %1 of these %2 paths.</source>
        <translation>Un filtro puede nombrar las primeras %1 de estas %2 rutas.</translation>
    </message>
    <message>
        <source>Whose findings</source>
        <translation>De quién son los hallazgos</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>What Assay found</source>
        <translation>Lo que encontró Assay</translation>
    </message>
    <message>
        <source>What examiners concluded: interpretation, apart from what was found</source>
        <translation>Lo que concluyeron los peritos: interpretación, aparte de lo que se encontró</translation>
    </message>
    <message>
        <source>Your Own (%1)</source>
        <translation>Propios (%1)</translation>
    </message>
    <message>
        <source>Your Own</source>
        <translation>Propios</translation>
    </message>
</context>
<context>
    <name>assay::FindingsView</name>
    <message>
        <source>About this finding</source>
        <translation>Acerca de este hallazgo</translation>
    </message>
    <message>
        <source>Findings and details</source>
        <translation>Hallazgos y detalles</translation>
    </message>
    <message>
        <source>Show the rows of these findings</source>
        <translation>Mostrar las filas de estos hallazgos</translation>
    </message>
    <message numerus="yes">
        <source>Show %n path(s)</source>
        <translation>
            <numerusform>Mostrar %n ruta</numerusform>
            <numerusform>Mostrar %n rutas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::HandCheckList</name>
    <message>
        <source>What lies on the disk:</source>
        <translation>Lo que hay en el disco:</translation>
    </message>
    <message>
        <source>What lies in the archive:</source>
        <translation>Lo que hay en el archivo comprimido:</translation>
    </message>
    <message>
        <source>The mark of a deletion, a device 0,0 (or nothing, where a folder above hides it):</source>
        <translation>La marca de borrado, un dispositivo 0,0 (o nada, si una carpeta superior la oculta):</translation>
    </message>
    <message>
        <source>Owner and permissions as the engine keeps them:</source>
        <translation>Propietario y permisos tal como los guarda el motor:</translation>
    </message>
    <message>
        <source>What the record of the layer says:</source>
        <translation>Lo que dice el registro de la capa:</translation>
    </message>
    <message>
        <source>What the saved image has:</source>
        <translation>Lo que tiene la imagen guardada:</translation>
    </message>
    <message>
        <source>The digest of the bytes:</source>
        <translation>El resumen de los bytes:</translation>
    </message>
    <message>
        <source>The archive against its checksum file:</source>
        <translation>El archivo comprimido frente a su fichero de sumas:</translation>
    </message>
    <message>
        <source>Whether the archive can be read to its end:</source>
        <translation>Si el archivo comprimido se puede leer hasta el final:</translation>
    </message>
    <message>
        <source>Check by hand</source>
        <translation>Comprobar a mano</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>command</comment>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy this command for a shell (bash)</source>
        <translation>Copiar esta orden para un intérprete (bash)</translation>
    </message>
    <message>
        <source>Copy the command. %1</source>
        <extracomment>%1 &quot;What lies on the disk:&quot;</extracomment>
        <translation>Copiar la orden. %1</translation>
    </message>
</context>
<context>
    <name>assay::HashListDrop</name>
    <message>
        <source>Add a list of known bad files</source>
        <translation>Añadir una lista de archivos conocidos como malos</translation>
    </message>
    <message>
        <source>Add a list of known good files</source>
        <translation>Añadir una lista de archivos conocidos como buenos</translation>
    </message>
    <message>
        <source>or drop a list here</source>
        <translation>o soltar una lista aquí</translation>
    </message>
    <message>
        <source>Add Known &amp;Bad …</source>
        <translation>Añadir conocidos &amp;malos …</translation>
    </message>
    <message>
        <source>Add Known &amp;Good …</source>
        <translation>Añadir conocidos &amp;buenos …</translation>
    </message>
</context>
<context>
    <name>assay::HashLists</name>
    <message>
        <source>&amp;Hash Lists …</source>
        <translation>Listas de &amp;hash …</translation>
    </message>
    <message numerus="yes">
        <source>%1 was not read: there are %n lists already.</source>
        <translation>
            <numerusform>No se leyó %1: ya hay %n lista.</numerusform>
            <numerusform>No se leyó %1: ya hay %n listas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the hash list %1</source>
        <translation>Leyendo la lista de hash %1</translation>
    </message>
    <message>
        <source>%1 was not taken as a hash list.</source>
        <translation>No se aceptó %1 como lista de hash.</translation>
    </message>
    <message>
        <source>A list has one SHA-256 a line, or lines of sha256sum or hashdeep, or is a CSV whose header names a column of SHA-256.</source>
        <translation>Una lista tiene un SHA-256 por línea, o líneas de sha256sum o hashdeep, o es un CSV cuya cabecera nombra una columna de SHA-256.</translation>
    </message>
    <message>
        <source>%1 holds no SHA-256, so it can match nothing. Assay has no MD5 or SHA-1 of the files.</source>
        <translation>%1 no contiene ningún SHA-256, así que no puede coincidir con nada. Assay no tiene MD5 ni SHA-1 de los archivos.</translation>
    </message>
</context>
<context>
    <name>assay::HashListsDialog</name>
    <message>
        <source>Hash lists</source>
        <translation>Listas de hash</translation>
    </message>
    <message>
        <source>What is loaded</source>
        <translation>Lo que está cargado</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Remove the chosen list</source>
        <translation>Quitar la lista elegida</translation>
    </message>
    <message>
        <source>&amp;Load these lists again when Assay starts</source>
        <translation>Volver a cargar estas &amp;listas al iniciar Assay</translation>
    </message>
    <message>
        <source>Load these lists again when Assay starts</source>
        <translation>Volver a cargar estas listas al iniciar Assay</translation>
    </message>
    <message>
        <source>Hash Lists</source>
        <translation>Listas de hash</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>of a hash list</comment>
        <translation>Clase</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>SHA-256 on It</source>
        <translation>SHA-256 en ella</translation>
    </message>
    <message>
        <source>Not Usable</source>
        <translation>No utilizables</translation>
    </message>
    <message>
        <source>SHA-256 of the File</source>
        <translation>SHA-256 del archivo</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Files whose SHA-256 is on a list are marked in the rows and in the column “Known”; known:bad, known:good and known:no filter by it. Lines with only MD5 or SHA-1 cannot be used.</source>
        <translation>Los archivos cuyo SHA-256 está en una lista se señalan en las filas y en la columna «Conocido»; known:bad, known:good y known:no filtran por ello. Las líneas que solo tienen MD5 o SHA-1 no se pueden usar.</translation>
    </message>
    <message>
        <source>About hash lists</source>
        <translation>Sobre las listas de hash</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>Lists of Known Bad Files</source>
        <translation>Listas de archivos conocidos como malos</translation>
    </message>
    <message>
        <source>Lists of Known Good Files</source>
        <translation>Listas de archivos conocidos como buenos</translation>
    </message>
    <message>
        <source>known bad</source>
        <translation>conocido como malo</translation>
    </message>
    <message>
        <source>known good</source>
        <translation>conocido como bueno</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n línea</numerusform>
            <numerusform>%n líneas</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Leyendo …</translation>
    </message>
    <message>
        <source>No list is loaded.</source>
        <translation>No hay ninguna lista cargada.</translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) in %1 of memory.</source>
        <translation>
            <numerusform>%n lista en %1 de memoria.</numerusform>
            <numerusform>%n listas en %1 de memoria.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::HexCompareView</name>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Hex bytes</source>
        <translation>Bytes hexadecimales</translation>
    </message>
    <message>
        <source>Searching bytes</source>
        <translation>Buscando bytes</translation>
    </message>
    <message>
        <source>Bytes of all sources</source>
        <translation>Bytes de todas las fuentes</translation>
    </message>
    <message>
        <source>Bytes, vendor</source>
        <translation>Bytes, proveedor</translation>
    </message>
    <message>
        <source>Bytes, saved</source>
        <translation>Bytes, guardado</translation>
    </message>
    <message>
        <source>Bytes, live</source>
        <translation>Bytes, en vivo</translation>
    </message>
    <message>
        <source>Scroll bytes of all sources</source>
        <translation>Desplazar los bytes de todas las fuentes</translation>
    </message>
    <message>
        <source>0x1f00, 7936, +16 or -0x10</source>
        <translation>0x1f00, 7936, +16 o -0x10</translation>
    </message>
    <message>
        <source>Offset to go to</source>
        <translation>Posición a la que ir</translation>
    </message>
    <message>
        <source>Go to offset:</source>
        <translation>Ir a la posición:</translation>
    </message>
    <message>
        <source>! No offset of this file. Write 0x1f00, 7936, +16 or -0x10.</source>
        <translation>! No es una posición de este archivo. Escribir 0x1f00, 7936, +16 o -0x10.</translation>
    </message>
    <message>
        <source>There is nothing to compare these bytes with.</source>
        <translation>No hay nada con que comparar estos bytes.</translation>
    </message>
    <message>
        <source>Looking for a difference… Esc stops.</source>
        <translation>Buscando una diferencia… Esc detiene.</translation>
    </message>
    <message>
        <source>There is no other difference.</source>
        <translation>No hay otra diferencia.</translation>
    </message>
    <message>
        <source>Wrapped: went on at the end.</source>
        <translation>Se llegó al principio: se continuó desde el final.</translation>
    </message>
    <message>
        <source>Wrapped: went on at the beginning.</source>
        <translation>Se llegó al final: se continuó desde el principio.</translation>
    </message>
    <message>
        <source>These bytes are all the same.</source>
        <translation>Todos estos bytes son iguales.</translation>
    </message>
    <message>
        <source>Not hexadecimal: write pairs of digits, as in 7f 45 4c 46.</source>
        <translation>No es hexadecimal: escribir pares de dígitos, como 7f 45 4c 46.</translation>
    </message>
    <message>
        <source>Searching… Esc stops.</source>
        <translation>Buscando… Esc detiene.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>Found at 0x%1.</source>
        <translation>Encontrado en 0x%1.</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>No encontrado.</translation>
    </message>
    <message>
        <source>This source ends before these bytes.</source>
        <translation>Esta fuente termina antes de estos bytes.</translation>
    </message>
    <message>
        <source>Not copied: %1 selected, at most %2 can be copied.</source>
        <translation>No copiado: %1 seleccionados; se pueden copiar como máximo %2.</translation>
    </message>
    <message>
        <source>Not copied: %1</source>
        <translation>No copiado: %1</translation>
    </message>
    <message>
        <source>Copied: %1.</source>
        <translation>Copiado: %1.</translation>
    </message>
    <message>
        <source>Offset 0x%1 (%2) of %3</source>
        <translation>Posición 0x%1 (%2) de %3</translation>
    </message>
    <message>
        <source>selected %1 (0x%2)</source>
        <translation>seleccionados %1 (0x%2)</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Buscar…</translation>
    </message>
    <message>
        <source>Go to Offset…</source>
        <translation>Ir a la posición…</translation>
    </message>
    <message>
        <source>Next Difference</source>
        <translation>Diferencia siguiente</translation>
    </message>
    <message>
        <source>Previous Difference</source>
        <translation>Diferencia anterior</translation>
    </message>
    <message>
        <source>Copy as &amp;Hexadecimal</source>
        <translation>Copiar como &amp;hexadecimal</translation>
    </message>
    <message>
        <source>Copy as &amp;Text, Escaped</source>
        <translation>Copiar como &amp;texto, con escapes</translation>
    </message>
    <message>
        <source>Copy as Text, &amp;Raw</source>
        <translation>Copiar como texto, en &amp;bruto</translation>
    </message>
    <message>
        <source>Copy as &amp;C Array</source>
        <translation>Copiar como matriz de &amp;C</translation>
    </message>
    <message>
        <source>Copy as &amp;Python Bytes</source>
        <translation>Copiar como bytes de &amp;Python</translation>
    </message>
    <message>
        <source>Copy as &amp;Base64</source>
        <translation>Copiar como Base&amp;64</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Inspeccionar</translation>
    </message>
    <message>
        <source>Big-Endian</source>
        <translation>Big-endian</translation>
    </message>
    <message>
        <source>Take the first byte of a number for the highest one</source>
        <translation>Tomar el primer byte de un número como el más alto</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropía</translation>
    </message>
    <message>
        <source>Show beside the scroll bar how many bits a byte has in each part of the files: packed and encrypted parts stand out</source>
        <translation>Mostrar junto a la barra cuántos bits por byte tiene cada parte de los archivos: destacan las partes comprimidas y cifradas</translation>
    </message>
    <message>
        <source>Show what the bytes at the cursor are as numbers, times and characters</source>
        <translation>Mostrar qué son los bytes del cursor como números, fechas y caracteres</translation>
    </message>
</context>
<context>
    <name>assay::HexView</name>
    <message>
        <source>This file is empty.</source>
        <translation>Este archivo está vacío.</translation>
    </message>
</context>
<context>
    <name>assay::ImageStoreOffer</name>
    <message>
        <source>Add &amp;Image Store</source>
        <translation>A&amp;ñadir almacén de imágenes</translation>
    </message>
    <message>
        <source>Add image store</source>
        <translation>Añadir almacén de imágenes</translation>
    </message>
    <message>
        <source>Image Store: &amp;Folder …</source>
        <translation>Almacén de imágenes: &amp;carpeta …</translation>
    </message>
    <message>
        <source>Image Store: &amp;Archive of It …</source>
        <translation>Almacén de imágenes: &amp;archivo tar de él …</translation>
    </message>
    <message>
        <source>Layers of images are not in this store.</source>
        <translation>Hay capas de imágenes que no están en este almacén.</translation>
    </message>
    <message>
        <source>They may lie in a further image store, which the host&apos;s storage.conf names (additionalimagestores, imagestore).</source>
        <translation>Quizá estén en otro almacén de imágenes, que el storage.conf del host nombra (additionalimagestores, imagestore).</translation>
    </message>
    <message>
        <source>Add Image Store …</source>
        <translation>Añadir almacén de imágenes …</translation>
    </message>
    <message>
        <source>Add an image store to the live source</source>
        <translation>Añadir un almacén de imágenes a la fuente «En vivo»</translation>
    </message>
</context>
<context>
    <name>assay::ImagesModel</name>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plataforma</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creada</translation>
    </message>
    <message>
        <source>The whole file system</source>
        <translation>Todo el sistema de archivos</translation>
    </message>
    <message>
        <source>Container %1</source>
        <translation>Contenedor %1</translation>
    </message>
    <message>
        <source>Root file system archive</source>
        <translation>Archivo tar del sistema de archivos raíz</translation>
    </message>
    <message>
        <source>Root file system folder</source>
        <translation>Carpeta del sistema de archivos raíz</translation>
    </message>
    <message>
        <source>Docker archive</source>
        <translation>Archivo tar de Docker</translation>
    </message>
    <message>
        <source>OCI archive</source>
        <translation>Archivo tar OCI</translation>
    </message>
    <message>
        <source>OCI layout</source>
        <translation>Estructura OCI (layout)</translation>
    </message>
    <message>
        <source>Docker data root</source>
        <translation>Raíz de datos de Docker</translation>
    </message>
    <message>
        <source>containerd root</source>
        <translation>Raíz de containerd</translation>
    </message>
    <message>
        <source>Podman storage</source>
        <translation>Almacenamiento de Podman</translation>
    </message>
</context>
<context>
    <name>assay::JobStrip</name>
    <message>
        <source>stopping …</source>
        <translation>deteniendo …</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 entradas</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>remaining time</comment>
        <translation>quedan %1</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>All that runs</source>
        <translation>Todo lo que está en curso</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Background work</source>
        <translation>Tareas en segundo plano</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop this</source>
        <translation>Detener esto</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>Stop; what was there before stays</source>
        <translation>Detener; lo anterior se conserva</translation>
    </message>
</context>
<context>
    <name>assay::JournalDialog</name>
    <message>
        <source>Journal</source>
        <translation>Bitácora</translation>
    </message>
    <message>
        <source>State of the journal</source>
        <translation>Estado de la bitácora</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Verificar</translation>
    </message>
    <message>
        <source>Follow the chain again</source>
        <translation>Seguir de nuevo la cadena</translation>
    </message>
    <message>
        <source>Copy the chosen entries, or all</source>
        <translation>Copiar las entradas elegidas, o todas</translation>
    </message>
    <message>
        <source>Transfer of C&amp;ustody …</source>
        <translation>Transferencia de la c&amp;ustodia …</translation>
    </message>
    <message>
        <source>Transfer of custody</source>
        <translation>Transferencia de la custodia</translation>
    </message>
    <message>
        <source>The journal is read, and its chain followed …</source>
        <translation>Se lee la bitácora y se sigue su cadena …</translation>
    </message>
    <message>
        <source>The journal was not read: %1</source>
        <translation>No se leyó la bitácora: %1</translation>
    </message>
    <message>
        <source>THE CHAIN IS BROKEN at entry %1: %2. What follows was not written by Assay, or was changed.</source>
        <translation>LA CADENA ESTÁ ROTA en la entrada %1: %2. Lo que sigue no lo escribió Assay, o se cambió.</translation>
    </message>
    <message>
        <source>The chain holds. The last entry has the hash %1; written down elsewhere, it proves that none was taken off the end.</source>
        <translation>La cadena se cumple. La última entrada tiene el hash %1; anotado en otro lugar, prueba que no se quitó ninguna del final.</translation>
    </message>
    <message>
        <source>The first %1 entries are not listed; &quot;assay-cli case --journal&quot; prints all.</source>
        <translation>Las primeras %1 entradas no se muestran; &quot;assay-cli case --journal&quot; las imprime todas.</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>THE CASE IS NOT WHAT ITS JOURNAL SAYS: %1. &quot;assay-cli case&quot; lists them.</source>
        <extracomment>%1 the first value that differs</extracomment>
        <translation>EL CASO NO ES LO QUE DICE SU BITÁCORA: %1. «assay-cli case» los enumera.</translation>
    </message>
    <message>
        <source>Not all of the case was held against its journal: %1.</source>
        <extracomment>%1 a reason</extracomment>
        <translation>No todo el caso se cotejó con su bitácora: %1.</translation>
    </message>
</context>
<context>
    <name>assay::JournalModel</name>
    <message>
        <source>case made</source>
        <translation>caso creado</translation>
    </message>
    <message>
        <source>case opened</source>
        <translation>caso abierto</translation>
    </message>
    <message>
        <source>properties changed</source>
        <translation>propiedades cambiadas</translation>
    </message>
    <message>
        <source>source hashed</source>
        <translation>hash de la fuente calculado</translation>
    </message>
    <message>
        <source>source hashed again</source>
        <translation>hash de la fuente calculado de nuevo</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>comparado</translation>
    </message>
    <message>
        <source>tagged</source>
        <translation>etiquetado</translation>
    </message>
    <message>
        <source>note written</source>
        <translation>nota escrita</translation>
    </message>
    <message>
        <source>bookmark set</source>
        <translation>marcador puesto</translation>
    </message>
    <message>
        <source>notes imported</source>
        <translation>notas importadas</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>filtrado</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>exportado</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>firmado</translation>
    </message>
    <message>
        <source>custody</source>
        <translation>custodia</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>deshecho</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Núm.</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Cuándo (UTC)</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>own finding written</source>
        <translation>hallazgo propio escrito</translation>
    </message>
    <message>
        <source>trusted key added</source>
        <translation>clave de confianza añadida</translation>
    </message>
    <message>
        <source>trusted key removed</source>
        <translation>clave de confianza quitada</translation>
    </message>
    <message>
        <source>trusted key agreed to</source>
        <translation>clave de confianza aceptada</translation>
    </message>
    <message>
        <source>trusted key no longer agreed to</source>
        <translation>clave de confianza ya no aceptada</translation>
    </message>
    <message>
        <source>fetched</source>
        <translation>obtenido</translation>
    </message>
    <message>
        <source>goes on from another case</source>
        <translation>continúa otro caso</translation>
    </message>
</context>
<context>
    <name>assay::KeyModel</name>
    <message>
        <source>%1 is also “%2”</source>
        <extracomment>%1 a key, %2 what else it does</extracomment>
        <translation>%1 es también «%2»</translation>
    </message>
    <message>
        <source>cannot be changed here</source>
        <translation>no se puede cambiar aquí</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>cambiado</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>sin tecla</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Predeterminado</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Observación</translation>
    </message>
</context>
<context>
    <name>assay::KeysDialog</name>
    <message>
        <source>Actions and their keys</source>
        <translation>Acciones y sus teclas</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Búsqueda</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>Change keyboard shortcuts</source>
        <translation>Cambiar los atajos de teclado</translation>
    </message>
    <message>
        <source>Change Keyboard Shortcuts</source>
        <translation>Cambiar los atajos de teclado</translation>
    </message>
    <message>
        <source>Search for an action or a key</source>
        <translation>Buscar una acción o una tecla</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Single keys set tags</source>
        <translation>Teclas sueltas ponen etiquetas</translation>
    </message>
    <message>
        <source>Restore &amp;All</source>
        <translation>Restablecer to&amp;do</translation>
    </message>
    <message>
        <source>Keys of the chosen action</source>
        <translation>Teclas de la acción elegida</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Restablecer</translation>
    </message>
    <message>
        <source>Restore the default keys</source>
        <translation>Restablecer las teclas predeterminadas</translation>
    </message>
    <message>
        <source>&amp;Take It Away There</source>
        <translation>&amp;Quitarla de allí</translation>
    </message>
    <message>
        <source>Take the key away from the other action</source>
        <translation>Quitar la tecla a la otra acción</translation>
    </message>
    <message>
        <source>“%1” cannot be %2: that key is for typing and for moving about. Use it with Ctrl or Alt.</source>
        <translation>«%1» no puede ser %2: esa tecla es para escribir y para desplazarse. Usarla con Ctrl o Alt.</translation>
    </message>
    <message>
        <source>%1 is both “%2” and “%3”.</source>
        <translation>%1 es a la vez «%2» y «%3».</translation>
    </message>
    <message>
        <source>&amp;Search:</source>
        <translation>&amp;Buscar:</translation>
    </message>
    <message>
        <source>Single ke&amp;ys set tags (1 to 9, in the panes)</source>
        <translation>Teclas &amp;sueltas ponen etiquetas (1 a 9, en los paneles)</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Tecla</translation>
    </message>
    <message>
        <source>Anot&amp;her key</source>
        <translation>&amp;Otra tecla</translation>
    </message>
</context>
<context>
    <name>assay::LayerBar</name>
    <message>
        <source>Layers that are shown</source>
        <translation>Capas que se muestran</translation>
    </message>
    <message>
        <source>Layers that reports tell of</source>
        <translation>Capas de las que tratan los informes</translation>
    </message>
    <message>
        <source>Show all layers</source>
        <translation>Mostrar todas las capas</translation>
    </message>
    <message>
        <source>Not all layers are shown</source>
        <translation>No se muestran todas las capas</translation>
    </message>
    <message>
        <source>Numbers and differences here are of these layers only. Findings, reports and the evidence file tell of all layers.</source>
        <translation>Aquí, las cifras y diferencias son solo de estas capas. Los hallazgos, los informes y el archivo de evidencia tratan de todas las capas.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 &quot;saved&quot;, %2 &quot;merged up to layer 2 (3 of 5 layers)&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not all layers are shown. %1</source>
        <extracomment>%1 &quot;saved: merged up to layer 2 (3 of 5 layers) · live: only layer 0 (1 of 6 layers)&quot;</extracomment>
        <translation>No se muestran todas las capas. %1</translation>
    </message>
    <message>
        <source>All layers are shown</source>
        <translation>Se muestran todas las capas</translation>
    </message>
    <message>
        <source>Sho&amp;w All Layers</source>
        <translation>Mostrar todas las ca&amp;pas</translation>
    </message>
</context>
<context>
    <name>assay::LayerChangesModel</name>
    <message>
        <source>What</source>
        <comment>column: what a layer did to the path</comment>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Path</source>
        <comment>column</comment>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>How</source>
        <comment>column: which properties were changed, or what hides the path</comment>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>column</comment>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Mode</source>
        <comment>column: permission bits</comment>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Owner</source>
        <comment>column: user and group number</comment>
        <translation>Propietario</translation>
    </message>
    <message>
        <source>Modified (UTC)</source>
        <comment>column: modification time</comment>
        <translation>Modificado (UTC)</translation>
    </message>
    <message>
        <source>%1, was %2</source>
        <extracomment>%1 &quot;folder&quot;, %2 &quot;file&quot;</extracomment>
        <translation>%1, antes: %2</translation>
    </message>
    <message>
        <source>a whiteout; nothing is there to hide</source>
        <translation>un whiteout; no hay nada que ocultar</translation>
    </message>
    <message>
        <source>opaque: hides what was in it</source>
        <translation>opaca: oculta lo que había en ella</translation>
    </message>
    <message>
        <source>Before: as layer %1 has it</source>
        <extracomment>%1 number of a layer</extracomment>
        <translation>Antes: como en la capa %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 a path, %2 &quot;hidden&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>assay::LayerChoiceModel</name>
    <message>
        <source>All layers (%1)</source>
        <translation>Todas las capas (%1)</translation>
    </message>
    <message>
        <source>What the image shows: all of its layers, laid over each other</source>
        <translation>Lo que muestra la imagen: todas sus capas, superpuestas</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Capa %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 &quot;Live&quot;, %2 &quot;Layer 2&quot;</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>assay::LayerPanel</name>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Filter what the layer did by name or path</source>
        <translation>Filtrar por nombre o ruta lo que hizo la capa</translation>
    </message>
    <message>
        <source>What the layer did in all</source>
        <translation>Lo que hizo la capa en total</translation>
    </message>
    <message>
        <source>What the layer did to each path</source>
        <translation>Lo que hizo la capa con cada ruta</translation>
    </message>
    <message>
        <source>Finding out what a layer did</source>
        <translation>Averiguando qué hizo una capa</translation>
    </message>
    <message>
        <source>Filter by name or path</source>
        <translation>Filtrar por nombre o ruta</translation>
    </message>
    <message>
        <source>Columns of the layer</source>
        <translation>Columnas de la capa</translation>
    </message>
    <message>
        <source>It was not found out what the layer did. %1</source>
        <translation>No se averiguó qué hizo la capa. %1</translation>
    </message>
    <message>
        <source>No source with layers is open.</source>
        <translation>No hay abierta ninguna fuente con capas.</translation>
    </message>
    <message>
        <source>Being found out …</source>
        <translation>Averiguando …</translation>
    </message>
    <message>
        <source>%1, layer %2: the lowest one, nothing is below it</source>
        <extracomment>%1 &quot;saved&quot;, %2 number of a layer</extracomment>
        <translation>%1, capa %2: la más baja, no hay nada debajo</translation>
    </message>
    <message>
        <source>%1, layer %2, against the layers below it</source>
        <translation>%1, capa %2, frente a las capas inferiores</translation>
    </message>
    <message>
        <source>showing %1 of %2 paths</source>
        <translation>se muestran %1 de %2 rutas</translation>
    </message>
    <message>
        <source>made by: %1</source>
        <translation>creada por: %1</translation>
    </message>
    <message>
        <source>No source shows this path: the layer hides it, or a higher one does. Its content before is in the preview.</source>
        <translation>Ninguna fuente muestra esta ruta: la oculta la capa, o una superior. Su contenido anterior está en la vista previa.</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Menú contextual</translation>
    </message>
    <message>
        <source>&amp;Go to the Path</source>
        <translation>&amp;Ir a la ruta</translation>
    </message>
    <message>
        <source>&amp;Copy Path</source>
        <translation>&amp;Copiar ruta</translation>
    </message>
    <message>
        <source>Copy All &amp;Details</source>
        <translation>Copiar todos los &amp;detalles</translation>
    </message>
</context>
<context>
    <name>assay::LayerStrip</name>
    <message>
        <source>Layers of the %1 source</source>
        <translation>Capas de la fuente «%1»</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Solo</translation>
    </message>
    <message>
        <source>What this layer of the %1 source did</source>
        <translation>Lo que hizo esta capa de la fuente «%1»</translation>
    </message>
    <message>
        <source>No layers</source>
        <translation>Sin capas</translation>
    </message>
    <message>
        <source>Up to layer %1</source>
        <translation>Hasta la capa %1</translation>
    </message>
    <message>
        <source>Only layer %1</source>
        <translation>Solo la capa %1</translation>
    </message>
    <message>
        <source>no layers</source>
        <translation>sin capas</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 &quot;saved&quot;, %2 &quot;merged up to layer 2 (3 of 5 layers)&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show this layer alone, not merged with those below it</source>
        <translation>Mostrar solo esta capa, sin combinarla con las inferiores</translation>
    </message>
    <message>
        <source>What this layer added, changed and hid</source>
        <translation>Lo que esta capa añadió, cambió y ocultó</translation>
    </message>
    <message>
        <source>Choose which layers the pane shows (View › Layers has keys for it)</source>
        <translation>Elegir qué capas muestra el panel (Ver › Capas tiene teclas para ello)</translation>
    </message>
</context>
<context>
    <name>assay::LayersModel</name>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Resumen (digest)</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Lies at</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Chain: %1</source>
        <translation>Cadena: %1</translation>
    </message>
    <message>
        <source>Computed: %1</source>
        <translation>Calculado: %1</translation>
    </message>
</context>
<context>
    <name>assay::Legend</name>
    <message>
        <source>only here</source>
        <translation>solo aquí</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>difiere</translation>
    </message>
    <message>
        <source>differs from one, equals the other</source>
        <translation>difiere de una, igual a la otra</translation>
    </message>
</context>
<context>
    <name>assay::LiveNotice</name>
    <message>
        <source>The live source is a folder: it may change while it is read.</source>
        <translation>La fuente «En vivo» es una carpeta: puede cambiar mientras se lee.</translation>
    </message>
    <message>
        <source>It is only read, never written to. What is shown is how it was then; Compare Again reads it anew. Best is a copy of it.</source>
        <translation>Solo se lee, nunca se escribe en ella. Lo que se muestra es como estaba entonces; «Comparar de nuevo» la vuelve a leer. Lo mejor es una copia de ella.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Entendido</translation>
    </message>
    <message>
        <source>The live source is a folder: it may have changed while it was read, and may be another one by now.</source>
        <translation>La fuente «En vivo» es una carpeta: pudo cambiar mientras se leía, y puede que ahora ya sea otra.</translation>
    </message>
    <message>
        <source>&amp;Understood, Go On</source>
        <translation>&amp;Entendido, continuar</translation>
    </message>
</context>
<context>
    <name>assay::MainWindow</name>
    <message>
        <source>Assay</source>
        <extracomment>title of the window: %1 an image&apos;s name</extracomment>
        <translation>Assay</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Fuentes</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparación</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Sums of the comparison</source>
        <translation>Totales de la comparación</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Almacén</translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <translation>Hallazgos (%1)</translation>
    </message>
    <message>
        <source>%1 — Assay</source>
        <translation>%1 — Assay</translation>
    </message>
    <message>
        <source>%1 paths</source>
        <translation>%1 rutas</translation>
    </message>
    <message>
        <source>none differs</source>
        <translation>ninguna difiere</translation>
    </message>
    <message>
        <source>%1 differ</source>
        <translation>%1 difieren</translation>
    </message>
    <message>
        <source>%1 of them explained</source>
        <translation>%1 de ellas explicadas</translation>
    </message>
    <message>
        <source>findings: %1</source>
        <translation>hallazgos: %1</translation>
    </message>
    <message>
        <source>INCOMPLETE: not all could be read</source>
        <translation>INCOMPLETO: no se pudo leer todo</translation>
    </message>
    <message>
        <source>Preview: %1</source>
        <extracomment>%1 a path</extracomment>
        <translation>Vista previa: %1</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Menú contextual</translation>
    </message>
    <message>
        <source>Save the %1 File …</source>
        <translation>Guardar el archivo de «%1» …</translation>
    </message>
    <message>
        <source>Something is still being read or written. Stop it and close the window?</source>
        <translation>Todavía se está leyendo o escribiendo algo. ¿Detenerlo y cerrar la ventana?</translation>
    </message>
    <message>
        <source>Drop to open</source>
        <translation>Soltar para abrir</translation>
    </message>
    <message>
        <source>&amp;Open …</source>
        <translation>&amp;Abrir …</translation>
    </message>
    <message>
        <source>&amp;Compare Again</source>
        <translation>Comparar de &amp;nuevo</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Close All So&amp;urces</source>
        <translation>Cerrar &amp;todas las fuentes</translation>
    </message>
    <message>
        <source>&amp;Next Difference</source>
        <translation>Diferencia &amp;siguiente</translation>
    </message>
    <message>
        <source>Previous &amp;Difference</source>
        <translation>Diferencia &amp;anterior</translation>
    </message>
    <message>
        <source>&amp;Report …</source>
        <translation>&amp;Informe …</translation>
    </message>
    <message>
        <source>Save &amp;File from the Evidence …</source>
        <translation>Guardar archi&amp;vo de la evidencia …</translation>
    </message>
    <message>
        <source>St&amp;ore</source>
        <translation>Al&amp;macén</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Barra de herramientas</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>difference</comment>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>difference</comment>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Image of the %1 source</source>
        <translation>Imagen de la fuente «%1»</translation>
    </message>
    <message>
        <source>Image (%1):</source>
        <extracomment>%1 &quot;live&quot;</extracomment>
        <translation>Imagen (%1):</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Separador</translation>
    </message>
    <message>
        <source>Menu bar</source>
        <translation>Barra de menús</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>Open Fol&amp;der …</source>
        <translation>Abrir &amp;carpeta …</translation>
    </message>
    <message>
        <source>Load &amp;as</source>
        <translation>Car&amp;gar como</translation>
    </message>
    <message>
        <source>Load as</source>
        <translation>Cargar como</translation>
    </message>
    <message>
        <source>%1: File …</source>
        <translation>%1: archivo …</translation>
    </message>
    <message>
        <source>%1: Folder …</source>
        <translation>%1: carpeta …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>Copy &amp;Path</source>
        <translation>Copiar &amp;ruta</translation>
    </message>
    <message>
        <source>Copy Path for the S&amp;hell</source>
        <translation>Copiar ruta para el she&amp;ll</translation>
    </message>
    <message>
        <source>Copy Path, Unesc&amp;aped</source>
        <translation>Copiar ruta sin &amp;escapar</translation>
    </message>
    <message>
        <source>Copy SHA-&amp;256</source>
        <translation>Copiar SHA-&amp;256</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtro</translation>
    </message>
    <message>
        <source>&amp;Clear the Filter</source>
        <translation>&amp;Quitar el filtro</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Expand All</source>
        <translation>&amp;Expandir todo</translation>
    </message>
    <message>
        <source>C&amp;ollapse All</source>
        <translation>&amp;Contraer todo</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>Como el &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Ir</translation>
    </message>
    <message>
        <source>Next P&amp;ane</source>
        <translation>Pane&amp;l siguiente</translation>
    </message>
    <message>
        <source>Pr&amp;evious Pane</source>
        <translation>Panel an&amp;terior</translation>
    </message>
    <message>
        <source>%1 Pane</source>
        <translation>Panel «%1»</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>I&amp;nforme</translation>
    </message>
    <message>
        <source>&amp;Evidence File …</source>
        <translation>Archivo de &amp;evidencia …</translation>
    </message>
    <message>
        <source>&amp;HTML Report …</source>
        <translation>Informe &amp;HTML …</translation>
    </message>
    <message>
        <source>&amp;PDF Report …</source>
        <translation>Informe &amp;PDF …</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ay&amp;uda</translation>
    </message>
    <message>
        <source>Open &amp;Sample Case</source>
        <translation>Abrir caso de &amp;ejemplo</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>A&amp;tajos de teclado</translation>
    </message>
    <message>
        <source>&amp;About Assay</source>
        <translation>&amp;Acerca de Assay</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>NOT ALL LAYERS</source>
        <translation>NO TODAS LAS CAPAS</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>Ca&amp;pas</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>&amp;All Layers</source>
        <translation>&amp;Todas las capas</translation>
    </message>
    <message>
        <source>One Layer &amp;More</source>
        <translation>Una capa &amp;más</translation>
    </message>
    <message>
        <source>One Layer &amp;Fewer</source>
        <translation>Una capa me&amp;nos</translation>
    </message>
    <message>
        <source>&amp;Only This Layer, or Merged</source>
        <translation>&amp;Solo esta capa, o combinadas</translation>
    </message>
    <message>
        <source>&amp;Choose Layers</source>
        <translation>&amp;Elegir capas</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>&amp;Capa</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Búsqueda</translation>
    </message>
    <message>
        <source>Search &amp;in Contents</source>
        <translation>Buscar en los c&amp;ontenidos</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Copiar como &amp;JSON</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Loc&amp;k Panes</source>
        <translation>A&amp;nclar los paneles entre sí</translation>
    </message>
    <message>
        <source>Lock panes</source>
        <translation>Anclar los paneles entre sí</translation>
    </message>
    <message>
        <source>The panes move as one again.</source>
        <translation>Los paneles vuelven a moverse como uno solo.</translation>
    </message>
    <message>
        <source>Cop&amp;y Bytes</source>
        <translation>Copiar &amp;bytes</translation>
    </message>
    <message>
        <source>Copy bytes</source>
        <translation>Copiar bytes</translation>
    </message>
    <message>
        <source>Col&amp;umns</source>
        <translation>Col&amp;umnas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>To &amp;Path</source>
        <translation>A la &amp;ruta</translation>
    </message>
    <message>
        <source>O&amp;verview</source>
        <translation>Res&amp;umen</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>Hallaz&amp;gos</translation>
    </message>
    <message>
        <source>Read all sources anew and compare them</source>
        <translation>Leer de nuevo todas las fuentes y compararlas</translation>
    </message>
    <message>
        <source>Stop what runs; what was there before stays</source>
        <translation>Detener lo que está en curso; lo anterior se conserva</translation>
    </message>
    <message>
        <source>Next difference (in the panes also Alt+Down)</source>
        <translation>Diferencia siguiente (en los paneles también Alt+Abajo)</translation>
    </message>
    <message>
        <source>Previous difference (in the panes also Alt+Up)</source>
        <translation>Diferencia anterior (en los paneles también Alt+Arriba)</translation>
    </message>
    <message>
        <source>Write reports of this comparison</source>
        <translation>Escribir informes de esta comparación</translation>
    </message>
    <message>
        <source>The panes scroll, open folders and select as one</source>
        <translation>Los paneles se desplazan, abren carpetas y seleccionan como uno solo</translation>
    </message>
    <message>
        <source>Each pane moves on its own. View › Lock Panes locks them again.</source>
        <translation>Cada panel se mueve por su cuenta. «Ver › Anclar los paneles entre sí» los vuelve a anclar.</translation>
    </message>
    <message>
        <source>Change Keyboard &amp;Shortcuts …</source>
        <translation>Cambiar los at&amp;ajos de teclado …</translation>
    </message>
    <message>
        <source>&amp;Check a Report Bundle …</source>
        <translation>&amp;Comprobar un paquete de informe …</translation>
    </message>
    <message>
        <source>Looking at what was dropped</source>
        <translation>Mirando lo que se soltó</translation>
    </message>
    <message>
        <source>In the panes</source>
        <translation>En los paneles</translation>
    </message>
    <message>
        <source>Next difference; in the preview: within the file</source>
        <translation>Diferencia siguiente; en la vista previa: dentro del archivo</translation>
    </message>
    <message>
        <source>Previous difference; in the preview: within the file</source>
        <translation>Diferencia anterior; en la vista previa: dentro del archivo</translation>
    </message>
    <message>
        <source>The filter; in the preview: find</source>
        <translation>El filtro; en la vista previa: buscar</translation>
    </message>
    <message>
        <source>Open a folder, close it, open all below</source>
        <translation>Abrir una carpeta, cerrarla, abrir todo lo que hay debajo</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <extracomment>%1 the name of a tag</extracomment>
        <translation>Etiqueta: %1</translation>
    </message>
    <message>
        <source>Save the Keyboard Shortcuts</source>
        <translation>Guardar los atajos de teclado</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Escrito: %1</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Confianza</translation>
    </message>
    <message>
        <source>The report has no journal of the case: %1</source>
        <translation>El informe no contiene la bitácora del caso: %1</translation>
    </message>
    <message>
        <source>&amp;Trust</source>
        <translation>Con&amp;fianza</translation>
    </message>
    <message>
        <source>Trust (%1)</source>
        <translation>Confianza (%1)</translation>
    </message>
    <message>
        <source>Export Trust Result</source>
        <translation>Exportar el resultado de confianza</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Writing the trust result</source>
        <translation>Escribiendo el resultado de confianza</translation>
    </message>
    <message>
        <source>The trust result is in %1.</source>
        <translation>El resultado de confianza está en %1.</translation>
    </message>
    <message>
        <source>The trust result was not written. %1</source>
        <translation>No se escribió el resultado de confianza. %1</translation>
    </message>
    <message>
        <source>&amp;Validate This Installation …</source>
        <translation>&amp;Validar esta instalación …</translation>
    </message>
    <message>
        <source>Previe&amp;w</source>
        <translation>Vista &amp;previa</translation>
    </message>
    <message>
        <source>&amp;Stop and Close</source>
        <translation>&amp;Detener y cerrar</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>No report was written: the case is still being saved.</source>
        <translation>No se escribió ningún informe: el caso todavía se está guardando.</translation>
    </message>
</context>
<context>
    <name>assay::MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>assay::MetadataModel</name>
    <message>
        <source>not a capability value: %1</source>
        <comment>of an extended attribute</comment>
        <translation>no es un valor de capacidades: %1</translation>
    </message>
    <message>
        <source>empty</source>
        <comment>value of an extended attribute</comment>
        <translation>vacío</translation>
    </message>
    <message>
        <source> … (%1 bytes)</source>
        <translation> … (%1 bytes)</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>not in this source</source>
        <translation>no está en esta fuente</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Permisos</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propietario</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <translation>Tamaño en bytes</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Modificado</translation>
    </message>
    <message>
        <source>%1 (no fraction recorded)</source>
        <translation>%1 (sin fracción registrada)</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>Link target</source>
        <translation>Destino del enlace</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Names of this file</source>
        <translation>Nombres de este archivo</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no such extended attribute</comment>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Observaciones</translation>
    </message>
    <message>
        <source>named only as part of longer paths</source>
        <translation>nombrada solo como parte de rutas más largas</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>no se pudo leer</translation>
    </message>
    <message>
        <source>changed while it was read</source>
        <translation>cambió mientras se leía</translation>
    </message>
    <message>
        <source>stored with holes</source>
        <translation>almacenado con huecos</translation>
    </message>
    <message>
        <source>hides what lower layers hold in it</source>
        <translation>oculta lo que las capas inferiores contienen en ella</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Layer verdict</source>
        <translation>Veredicto de la capa</translation>
    </message>
    <message>
        <source>Stored in</source>
        <translation>Almacenado en</translation>
    </message>
    <message>
        <source>Not noticed by: %1</source>
        <translation>No lo detecta: %1</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>difiere</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Propiedad</translation>
    </message>
    <message>
        <source>known bad: %1</source>
        <translation>conocido como malo: %1</translation>
    </message>
    <message>
        <source>known good: %1</source>
        <translation>conocido como bueno: %1</translation>
    </message>
    <message>
        <source>on none</source>
        <comment>of the hash lists</comment>
        <translation>en ninguna</translation>
    </message>
    <message>
        <source>Hash lists</source>
        <translation>Listas de hash</translation>
    </message>
</context>
<context>
    <name>assay::MetadataView</name>
    <message>
        <source>Metadata of all sources</source>
        <translation>Metadatos de todas las fuentes</translation>
    </message>
</context>
<context>
    <name>assay::NotesModel</name>
    <message>
        <source>unknown user</source>
        <translation>usuario desconocido</translation>
    </message>
    <message>
        <source>offset %1</source>
        <translation>posición %1</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 bytes</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Marcador</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>%1 (not in this comparison)</source>
        <translation>%1 (no está en esta comparación)</translation>
    </message>
    <message>
        <source>What</source>
        <comment>column: tag, note or bookmark</comment>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Path</source>
        <comment>column</comment>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>Text</source>
        <comment>column: of a note or bookmark</comment>
        <translation>Texto</translation>
    </message>
    <message>
        <source>By</source>
        <comment>column: who</comment>
        <translation>Por</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <comment>column</comment>
        <translation>Cuándo (UTC)</translation>
    </message>
</context>
<context>
    <name>assay::NotesPanel</name>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Note and list</source>
        <translation>Nota y lista</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Path of the note</source>
        <translation>Ruta de la nota</translation>
    </message>
    <message>
        <source>Note of the current path</source>
        <translation>Nota de la ruta actual</translation>
    </message>
    <message>
        <source>What is to be said of this path</source>
        <translation>Lo que hay que decir de esta ruta</translation>
    </message>
    <message>
        <source>Who wrote the note, and when</source>
        <translation>Quién escribió la nota y cuándo</translation>
    </message>
    <message>
        <source>What the note once was</source>
        <translation>Lo que la nota fue antes</translation>
    </message>
    <message>
        <source>&amp;Use Again</source>
        <translation>Reutili&amp;zar</translation>
    </message>
    <message>
        <source>Make this the note again</source>
        <translation>Volver a hacer de esto la nota</translation>
    </message>
    <message>
        <source>All tags, notes and bookmarks</source>
        <translation>Todas las etiquetas, notas y marcadores</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Lo que se muestra</translation>
    </message>
    <message>
        <source>Name …</source>
        <translation>Nombrar …</translation>
    </message>
    <message>
        <source>Name the chosen bookmark</source>
        <translation>Nombrar el marcador elegido</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Take away what is chosen; it can be undone (Delete)</source>
        <translation>Quitar lo elegido; se puede deshacer (Supr)</translation>
    </message>
    <message>
        <source>Choose a path to write a note</source>
        <translation>Elija una ruta para escribir una nota</translation>
    </message>
    <message>
        <source>Nothing else was written before</source>
        <translation>Antes no se escribió nada más</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>Quitada: %1</translation>
    </message>
    <message>
        <source>Written by %1; not the note any more</source>
        <extracomment>%1 a name and a time</extracomment>
        <translation>Escrita por %1; ya no es la nota</translation>
    </message>
    <message>
        <source>Written by %1</source>
        <translation>Escrita por %1</translation>
    </message>
    <message>
        <source>Removed by %1</source>
        <translation>Quitada por %1</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Marcadores</translation>
    </message>
    <message>
        <source>Tagged paths</source>
        <translation>Rutas con etiqueta</translation>
    </message>
    <message>
        <source>Name of the bookmark</source>
        <translation>Nombre del marcador</translation>
    </message>
    <message>
        <source>Name of the Bookmark</source>
        <translation>Nombre del marcador</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nombre:</translation>
    </message>
</context>
<context>
    <name>assay::OpenCopyDialog</name>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Lo que va a ocurrir</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>Open a Copy With</source>
        <translation>Abrir una copia con</translation>
    </message>
    <message>
        <source>Choose &amp;Another …</source>
        <translation>Elegir &amp;otro …</translation>
    </message>
    <message>
        <source>Choose another program</source>
        <translation>Elegir otro programa</translation>
    </message>
    <message>
        <source>&amp;Open the Copy</source>
        <translation>&amp;Abrir la copia</translation>
    </message>
    <message>
        <source>Choose a Program</source>
        <translation>Elegir un programa</translation>
    </message>
    <message>
        <source>(none chosen yet)</source>
        <translation>(aún ninguno elegido)</translation>
    </message>
    <message>
        <source>Program: %1
File: %2</source>
        <extracomment>%1 a program, %2 a file</extracomment>
        <translation>Programa: %1
Archivo: %2</translation>
    </message>
    <message>
        <source>The program runs with all your rights. A file made by an attacker may take it over, and the program may reach the network or leave traces. Do this only in a machine that can be thrown away.</source>
        <translation>El programa se ejecuta con todos sus permisos. Un archivo hecho por un atacante puede apoderarse de él, y el programa puede llegar a la red o dejar rastros. Hágalo solo en una máquina desechable.</translation>
    </message>
    <message>
        <source>It gets a read-only copy in a private temporary folder that is removed when Assay ends. The evidence is not touched.</source>
        <translation>Recibe una copia de solo lectura en una carpeta temporal privada que se elimina cuando Assay termina. La evidencia no se toca.</translation>
    </message>
    <message>
        <source>&amp;Program:</source>
        <translation>&amp;Programa:</translation>
    </message>
</context>
<context>
    <name>assay::OverviewBars</name>
    <message numerus="yes">
        <source>%n path(s)</source>
        <translation>
            <numerusform>%n ruta</numerusform>
            <numerusform>%n rutas</numerusform>
        </translation>
    </message>
    <message>
        <source>Click shows just these; Ctrl+click keeps the filter that there is as well.</source>
        <translation>Un clic muestra solo estas; Ctrl+clic conserva además el filtro que hay.</translation>
    </message>
</context>
<context>
    <name>assay::OverviewPanel</name>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>What was counted</source>
        <translation>Lo que se contó</translation>
    </message>
    <message>
        <source>Previous filter</source>
        <translation>Filtro anterior</translation>
    </message>
    <message>
        <source>Source whose layers and sizes are counted</source>
        <translation>Fuente cuyas capas y tamaños se cuentan</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Findings by severity</source>
        <translation>Hallazgos por gravedad</translation>
    </message>
    <message>
        <source>Paths by kind of change</source>
        <translation>Rutas por tipo de cambio</translation>
    </message>
    <message>
        <source>Paths by folder</source>
        <translation>Rutas por carpeta</translation>
    </message>
    <message>
        <source>Paths by layer</source>
        <translation>Rutas por capa</translation>
    </message>
    <message>
        <source>Files by size</source>
        <translation>Archivos por tamaño</translation>
    </message>
    <message>
        <source>The chosen time</source>
        <translation>El tiempo elegido</translation>
    </message>
    <message>
        <source>Show the rows that were shown before a part of this overview was chosen (Esc)</source>
        <translation>Mostrar las filas que se veían antes de elegir en este resumen (Esc)</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>By kind of change</source>
        <translation>Por tipo de cambio</translation>
    </message>
    <message>
        <source>By modification time (UTC)</source>
        <translation>Por fecha de modificación (UTC)</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>Por carpeta</translation>
    </message>
    <message>
        <source>In the source:</source>
        <translation>En la fuente:</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>Por capa</translation>
    </message>
    <message>
        <source>Times of modification</source>
        <translation>Fechas de modificación</translation>
    </message>
    <message>
        <source>Show less time, larger (+)</source>
        <translation>Mostrar menos tiempo, más grande (+)</translation>
    </message>
    <message>
        <source>Show more time (-)</source>
        <translation>Mostrar más tiempo (-)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>From the first to the last time, or back to where most are (0)</source>
        <translation>De la primera a la última fecha, o de vuelta adonde está la mayoría (0)</translation>
    </message>
    <message>
        <source>Enlarge the Span</source>
        <translation>Ampliar el intervalo</translation>
    </message>
    <message>
        <source>Show the brushed span alone, larger</source>
        <translation>Mostrar solo el intervalo marcado, más grande</translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>brush</comment>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Take the brush away; the filter before comes back (Esc)</source>
        <translation>Quitar la marca; vuelve el filtro anterior (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>Brushed: %n path(s) of %1</source>
        <translation>
            <numerusform>Marcada: %n ruta de %1</numerusform>
            <numerusform>Marcadas: %n rutas de %1</numerusform>
        </translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vacíos</translation>
    </message>
    <message>
        <source>from %1</source>
        <extracomment>%1 a size: &quot;from 1 GiB&quot;</extracomment>
        <translation>desde %1</translation>
    </message>
    <message>
        <source>under %1</source>
        <extracomment>%1 a size: &quot;under 16 KiB&quot;</extracomment>
        <translation>menos de %1</translation>
    </message>
    <message>
        <source>/ (itself)</source>
        <extracomment>only what stands in the folder itself, not below its folders</extracomment>
        <translation>/ (ella misma)</translation>
    </message>
    <message>
        <source>/%1 (itself)</source>
        <translation>/%1 (ella misma)</translation>
    </message>
    <message>
        <source>other folders</source>
        <translation>otras carpetas</translation>
    </message>
    <message>
        <source>Nothing is compared yet.</source>
        <translation>Aún no se ha comparado nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n path(s) without an explanation</source>
        <translation>
            <numerusform>%n ruta sin explicación</numerusform>
            <numerusform>%n rutas sin explicación</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n path(s) that differ</source>
        <translation>
            <numerusform>%n ruta que difiere</numerusform>
            <numerusform>%n rutas que difieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n path(s)</source>
        <translation>
            <numerusform>Todas: %n ruta</numerusform>
            <numerusform>Todas: %n rutas</numerusform>
        </translation>
    </message>
    <message>
        <source>NOT ALL LAYERS</source>
        <translation>NO TODAS LAS CAPAS</translation>
    </message>
    <message>
        <source>Click goes to these findings</source>
        <translation>Un clic lleva a estos hallazgos</translation>
    </message>
    <message>
        <source>A filter for this would be too long.</source>
        <translation>Un filtro para esto sería demasiado largo.</translation>
    </message>
    <message>
        <source>other layers</source>
        <translation>otras capas</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>capa %1</translation>
    </message>
    <message>
        <source>&amp;Back to Previous Filter</source>
        <translation>V&amp;olver al filtro anterior</translation>
    </message>
</context>
<context>
    <name>assay::OwnFindingDialog</name>
    <message>
        <source>Title of the finding</source>
        <translation>Título del hallazgo</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Certeza</translation>
    </message>
    <message>
        <source>What the finding says</source>
        <translation>Lo que dice el hallazgo</translation>
    </message>
    <message>
        <source>Other explanations that were considered</source>
        <translation>Otras explicaciones que se consideraron</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Lo que falla</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>New Finding of Your Own</source>
        <translation>Nuevo hallazgo propio</translation>
    </message>
    <message>
        <source>Finding %1</source>
        <translation>Hallazgo %1</translation>
    </message>
    <message>
        <source>seen in the evidence itself</source>
        <translation>visto en la propia evidencia</translation>
    </message>
    <message>
        <source>concluded from what was seen</source>
        <translation>concluido de lo que se vio</translation>
    </message>
    <message>
        <source>left open</source>
        <translation>dejado abierto</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a confidence, %2 what it means</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>One line that says what was found</source>
        <translation>Una línea que dice qué se encontró</translation>
    </message>
    <message>
        <source>What you conclude, and from what</source>
        <translation>Qué concluye usted, y a partir de qué</translation>
    </message>
    <message>
        <source>A package upgrade, locale generation, ldconfig, the time of a build …</source>
        <translation>Una actualización de paquetes, la generación de locales, ldconfig, la hora de una compilación …</translation>
    </message>
    <message>
        <source>Interpretation is kept apart from what Assay finds, here and in reports, with your name and the time.</source>
        <translation>La interpretación se mantiene aparte de lo que encuentra Assay, aquí y en los informes, con su nombre y la hora.</translation>
    </message>
    <message>
        <source>About findings of your own</source>
        <translation>Sobre los hallazgos propios</translation>
    </message>
    <message>
        <source>Paths of the finding</source>
        <translation>Rutas del hallazgo</translation>
    </message>
    <message>
        <source>Number of paths</source>
        <translation>Número de rutas</translation>
    </message>
    <message>
        <source>&amp;Add Chosen Rows</source>
        <translation>&amp;Añadir las filas elegidas</translation>
    </message>
    <message>
        <source>Add the rows that are chosen in the window</source>
        <translation>Añadir las filas elegidas en la ventana</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Remove the chosen paths</source>
        <translation>Quitar las rutas elegidas</translation>
    </message>
    <message>
        <source>A finding can be about %1 paths, and with these it would be about %2. A tag can be set on more.</source>
        <translation>Un hallazgo puede referirse a %1 rutas, y con estas serían %2. Una etiqueta se puede poner en más.</translation>
    </message>
    <message>
        <source>, of which %1 are listed</source>
        <translation>, de las que se muestran %1</translation>
    </message>
    <message>
        <source>No path in particular</source>
        <translation>Ninguna ruta en particular</translation>
    </message>
    <message numerus="yes">
        <source>%n path(s)</source>
        <translation>
            <numerusform>%n ruta</numerusform>
            <numerusform>%n rutas</numerusform>
        </translation>
    </message>
    <message>
        <source>A finding needs a title.</source>
        <translation>Un hallazgo necesita un título.</translation>
    </message>
    <message>
        <source>The title is too long; what it does not hold belongs into the statement.</source>
        <translation>El título es demasiado largo; lo que no cabe en él va en la declaración.</translation>
    </message>
    <message>
        <source>The statement is longer than %1.</source>
        <translation>La declaración supera %1.</translation>
    </message>
    <message>
        <source>The other explanations are longer than %1.</source>
        <translation>Las otras explicaciones superan %1.</translation>
    </message>
    <message>
        <source>What you wrote is not in the case yet. Discard it?</source>
        <translation>Lo que usted escribió aún no está en el caso. ¿Descartarlo?</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Título</translation>
    </message>
    <message>
        <source>&amp;Severity</source>
        <translation>&amp;Gravedad</translation>
    </message>
    <message>
        <source>Co&amp;nfidence</source>
        <translation>&amp;Certeza</translation>
    </message>
    <message>
        <source>State&amp;ment</source>
        <translation>&amp;Declaración</translation>
    </message>
    <message>
        <source>Other e&amp;xplanations</source>
        <translation>&amp;Otras explicaciones</translation>
    </message>
    <message>
        <source>A&amp;bout</source>
        <translation>&amp;Referente a</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Descartar</translation>
    </message>
    <message>
        <source>&amp;Go On Writing</source>
        <translation>&amp;Seguir escribiendo</translation>
    </message>
</context>
<context>
    <name>assay::OwnFindingsModel</name>
    <message>
        <source>observed</source>
        <comment>confidence</comment>
        <translation>observado</translation>
    </message>
    <message>
        <source>inferred</source>
        <comment>confidence</comment>
        <translation>inferido</translation>
    </message>
    <message>
        <source>not determined</source>
        <comment>confidence</comment>
        <translation>no determinado</translation>
    </message>
    <message>
        <source>Severity: %1. Confidence: %2.</source>
        <translation>Gravedad: %1. Certeza: %2.</translation>
    </message>
    <message>
        <source>Other explanations considered:</source>
        <translation>Otras explicaciones consideradas:</translation>
    </message>
    <message>
        <source>none stated</source>
        <translation>ninguna indicada</translation>
    </message>
    <message>
        <source>About:</source>
        <translation>Referente a:</translation>
    </message>
    <message>
        <source>%1 (not in this comparison)</source>
        <translation>%1 (no está en esta comparación)</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Written by %1</source>
        <translation>Escrita por %1</translation>
    </message>
    <message>
        <source>Last changed by %1</source>
        <translation>Último cambio de %1</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <extracomment>%1 &quot;I-001 a title&quot;, %2 a severity, %3 a confidence</extracomment>
        <translation>%1, %2, %3</translation>
    </message>
</context>
<context>
    <name>assay::OwnFindingsView</name>
    <message>
        <source>Findings of your own</source>
        <translation>Hallazgos propios</translation>
    </message>
    <message>
        <source>About this finding</source>
        <translation>Acerca de este hallazgo</translation>
    </message>
    <message>
        <source>Show the rows of this finding</source>
        <translation>Mostrar las filas de este hallazgo</translation>
    </message>
    <message>
        <source>Findings and details</source>
        <translation>Hallazgos y detalles</translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>Añadir …</translation>
    </message>
    <message>
        <source>Add a finding of your own (Insert)</source>
        <translation>Añadir un hallazgo propio (Insert)</translation>
    </message>
    <message>
        <source>Edit …</source>
        <translation>Editar …</translation>
    </message>
    <message>
        <source>Edit the chosen finding (Enter)</source>
        <translation>Editar el hallazgo elegido (Intro)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Take away what is chosen; it can be undone (Delete)</source>
        <translation>Quitar lo elegido; se puede deshacer (Supr)</translation>
    </message>
    <message>
        <source>What you conclude from the evidence stands here and in reports, apart from what Assay found. Choose rows, and add a finding.</source>
        <translation>Lo que usted concluye de la evidencia figura aquí y en los informes, aparte de lo que encontró Assay. Elegir filas y añadir un hallazgo.</translation>
    </message>
    <message>
        <source>Choose a finding to read it.</source>
        <translation>Elegir un hallazgo para leerlo.</translation>
    </message>
    <message numerus="yes">
        <source>Show %n path(s)</source>
        <translation>
            <numerusform>Mostrar %n ruta</numerusform>
            <numerusform>Mostrar %n rutas</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add a Finding of Your Own …</source>
        <translation>&amp;Añadir un hallazgo propio …</translation>
    </message>
    <message>
        <source>&amp;Edit …</source>
        <translation>&amp;Editar …</translation>
    </message>
    <message>
        <source>Add &amp;Chosen Rows to It …</source>
        <translation>Añadirle las &amp;filas elegidas …</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Menú contextual</translation>
    </message>
</context>
<context>
    <name>assay::PageCache</name>
    <message>
        <source>Cannot be read: %1</source>
        <translation>No se puede leer: %1</translation>
    </message>
    <message>
        <source>Changed while it was read: what is shown may mix two states.</source>
        <translation>Cambió mientras se leía: lo que se muestra puede mezclar dos estados.</translation>
    </message>
    <message>
        <source>Ends earlier than its size says: it became shorter, or its record is wrong.</source>
        <translation>Termina antes de lo que indica su tamaño: se acortó o su registro es erróneo.</translation>
    </message>
</context>
<context>
    <name>assay::PaneArea</name>
    <message>
        <source>The sources side by side</source>
        <translation>Las fuentes, una junto a otra</translation>
    </message>
    <message>
        <source>%1 rows are selected, those in closed folders among them.</source>
        <translation>Hay %1 filas seleccionadas, también las de carpetas cerradas.</translation>
    </message>
    <message>
        <source>Rows are not sorted by this column.</source>
        <translation>Las filas no se ordenan por esta columna.</translation>
    </message>
</context>
<context>
    <name>assay::PaneColumns</name>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Move “%1” to the Left</source>
        <extracomment>%1 the title of a column</extracomment>
        <translation>Mover «%1» a la izquierda</translation>
    </message>
    <message>
        <source>Move “%1” to the Right</source>
        <translation>Mover «%1» a la derecha</translation>
    </message>
    <message>
        <source>Same &amp;Widths in All Panes</source>
        <translation>Mismos &amp;anchos en todos los paneles</translation>
    </message>
    <message>
        <source>&amp;Reset Columns</source>
        <translation>&amp;Restablecer las columnas</translation>
    </message>
</context>
<context>
    <name>assay::PaneHead</name>
    <message>
        <source>State of the image</source>
        <translation>Estado de la imagen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Close the %1 source</source>
        <translation>Cerrar la fuente «%1»</translation>
    </message>
    <message>
        <source>Close this source</source>
        <translation>Cerrar esta fuente</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>sin fuente</translation>
    </message>
    <message>
        <source>Drop one here, or open it with Ctrl+O</source>
        <translation>Soltar una aquí o abrirla con Ctrl+O</translation>
    </message>
    <message>
        <source>%1, being read …</source>
        <translation>%1, leyéndose …</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 entradas</translation>
    </message>
    <message>
        <source>%1 of %2 layers altered</source>
        <translation>%1 de %2 capas alteradas</translation>
    </message>
    <message>
        <source>checksum file disagrees</source>
        <translation>el archivo de sumas de comprobación no coincide</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s) intact</source>
        <translation>
            <numerusform>%n capa intacta</numerusform>
            <numerusform>%n capas intactas</numerusform>
        </translation>
    </message>
    <message>
        <source>checksum file agrees</source>
        <translation>el archivo de sumas de comprobación coincide</translation>
    </message>
    <message>
        <source>%1 of %2 layers intact, the rest not verifiable</source>
        <translation>%1 de %2 capas intactas, el resto no verificables</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s), not verifiable</source>
        <translation>
            <numerusform>%n capa, no verificable</numerusform>
            <numerusform>%n capas, no verificables</numerusform>
        </translation>
    </message>
    <message>
        <source>no checksum file beside it</source>
        <translation>sin archivo de sumas de comprobación al lado</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>incompleto</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>aún sin comparar</translation>
    </message>
    <message>
        <source>Click for digests and layers</source>
        <translation>Clic para ver resúmenes (digest) y capas</translation>
    </message>
</context>
<context>
    <name>assay::PathBar</name>
    <message>
        <source>Current path</source>
        <translation>Ruta actual</translation>
    </message>
    <message>
        <source>Folders of the current path</source>
        <translation>Carpetas de la ruta actual</translation>
    </message>
    <message>
        <source>About the path</source>
        <translation>Sobre la ruta</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>To the first row</source>
        <translation>A la primera fila</translation>
    </message>
    <message>
        <source>Folders further up</source>
        <translation>Carpetas superiores</translation>
    </message>
    <message>
        <source>There is no “%1” in “%2”, in none of the sources.</source>
        <extracomment>%1 a name, %2 the path of a folder</extracomment>
        <translation>No hay «%1» en «%2», en ninguna de las fuentes.</translation>
    </message>
    <message>
        <source>A path in the image: plain, quoted for a shell, or as it is shown elsewhere</source>
        <translation>Una ruta de la imagen: tal cual, entrecomillada para un intérprete o como se muestra en otros lugares</translation>
    </message>
    <message>
        <source>in</source>
        <translation>en</translation>
    </message>
    <message>
        <source>Current path: %1</source>
        <extracomment>%1 a path</extracomment>
        <translation>Ruta actual: %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>A %1</translation>
    </message>
    <message>
        <source>Click to write a path</source>
        <translation>Clic para escribir una ruta</translation>
    </message>
</context>
<context>
    <name>assay::PathEdit</name>
    <message>
        <source>Path</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>Path in the image: /etc/passwd, &apos;/with blanks&apos;, $&apos;/with\nescapes&apos;</source>
        <translation>Ruta en la imagen: /etc/passwd, &apos;/con espacios&apos;, $&apos;/con\nescapes&apos;</translation>
    </message>
    <message>
        <source>A path in the image: plain, quoted for a shell, or as it is shown elsewhere</source>
        <translation>Una ruta de la imagen: tal cual, entrecomillada para un intérprete o como se muestra en otros lugares</translation>
    </message>
    <message>
        <source>Proposed paths</source>
        <translation>Rutas propuestas</translation>
    </message>
</context>
<context>
    <name>assay::PictureCompareView</name>
    <message>
        <source>Pictures</source>
        <translation>Imágenes gráficas</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen gráfica</translation>
    </message>
    <message>
        <source>%1, %L2 × %L3 pixels</source>
        <extracomment>%1 &quot;PNG&quot;, %2 and %3 numbers</extracomment>
        <translation>%1, %L2 × %L3 píxeles</translation>
    </message>
    <message>
        <source>%1, decoded at %L2 × %L3</source>
        <translation>%1, decodificada a %L2 × %L3</translation>
    </message>
    <message>
        <source>Decoding …</source>
        <translation>Decodificando …</translation>
    </message>
    <message>
        <source>Cannot be read: %1</source>
        <translation>No se puede leer: %1</translation>
    </message>
</context>
<context>
    <name>assay::PictureProcess</name>
    <message>
        <source>This is no picture of a kind that is shown here: PNG, JPEG, GIF or BMP.</source>
        <translation>Esto no es una imagen gráfica de los tipos que se muestran aquí: PNG, JPEG, GIF o BMP.</translation>
    </message>
    <message>
        <source>Not shown: the file is too large.</source>
        <translation>No se muestra: el archivo es demasiado grande.</translation>
    </message>
    <message>
        <source>Not shown: it says that it is %L1 × %L2 pixels, more than are decoded.</source>
        <translation>No se muestra: dice medir %L1 × %L2 píxeles, más de los que se decodifican.</translation>
    </message>
    <message>
        <source>The picture is damaged, cut off, or made to look like one.</source>
        <translation>La imagen gráfica está dañada, truncada, o se hizo para que parezca una.</translation>
    </message>
    <message>
        <source>Qt&apos;s decoder for this kind of picture is not installed.</source>
        <translation>El decodificador de Qt para este tipo de imagen gráfica no está instalado.</translation>
    </message>
    <message>
        <source>The picture needs more memory than it is given.</source>
        <translation>La imagen gráfica necesita más memoria de la que se le concede.</translation>
    </message>
    <message>
        <source>Not shown: this system does not let the decoder be locked in.</source>
        <translation>No se muestra: este sistema no permite confinar el decodificador.</translation>
    </message>
    <message>
        <source>The picture could not be decoded.</source>
        <translation>No se pudo decodificar la imagen gráfica.</translation>
    </message>
    <message>
        <source>The picture took too long to decode.</source>
        <translation>La imagen gráfica tardó demasiado en decodificarse.</translation>
    </message>
    <message>
        <source>The decoder of pictures could not be started.</source>
        <translation>No se pudo iniciar el decodificador de imágenes gráficas.</translation>
    </message>
    <message>
        <source>The decoder gave an answer that makes no sense.</source>
        <translation>El decodificador dio una respuesta sin sentido.</translation>
    </message>
    <message>
        <source>The decoder was ended by this picture. It is no part of this window.</source>
        <translation>Esta imagen gráfica hizo terminar el decodificador. Este no forma parte de esta ventana.</translation>
    </message>
    <message>
        <source>There is not enough memory to show the picture.</source>
        <translation>No hay memoria suficiente para mostrar la imagen gráfica.</translation>
    </message>
</context>
<context>
    <name>assay::PlainMessageBox</name>
    <message>
        <source>Assay</source>
        <translation>Assay</translation>
    </message>
</context>
<context>
    <name>assay::PreviewPanel</name>
    <message>
        <source>%1, seen</source>
        <comment>a version of a file</comment>
        <translation>%1, visible</translation>
    </message>
    <message>
        <source>not in this source</source>
        <translation>no está en esta fuente</translation>
    </message>
    <message>
        <source>%L1 bytes</source>
        <translation>%L1 bytes</translation>
    </message>
    <message>
        <source>This is no file here but: %1.</source>
        <translation>Aquí no es un archivo, sino: %1.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>There is no content here.</source>
        <translation>Aquí no hay contenido.</translation>
    </message>
    <message>
        <source>Cannot be read: %1</source>
        <translation>No se puede leer: %1</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Kind of preview</source>
        <translation>Tipo de vista previa</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadatos</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Show Te&amp;xt</source>
        <translation>Mostrar te&amp;xto</translation>
    </message>
    <message>
        <source>Show &amp;Hex</source>
        <translation>Mostrar &amp;hex</translation>
    </message>
    <message>
        <source>Show &amp;Metadata</source>
        <translation>Mostrar meta&amp;datos</translation>
    </message>
    <message>
        <source>Show Ve&amp;rsions</source>
        <translation>Mostrar &amp;versiones</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Ctrl+%2)</translation>
    </message>
    <message>
        <source>Previo&amp;us Difference in File</source>
        <translation>Diferencia anteri&amp;or en el archivo</translation>
    </message>
    <message>
        <source>Next Difference in F&amp;ile</source>
        <translation>Diferencia siguient&amp;e en el archivo</translation>
    </message>
    <message>
        <source>&amp;Wrap Long Lines</source>
        <translation>&amp;Ajustar líneas largas</translation>
    </message>
    <message>
        <source>Back to what is seen</source>
        <translation>Volver a lo visible</translation>
    </message>
    <message>
        <source>Show what is seen in each source again, instead of versions</source>
        <translation>Mostrar de nuevo lo visible en cada fuente, en lugar de versiones</translation>
    </message>
    <message>
        <source>What Is Seen</source>
        <translation>Lo visible</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find in the file (Ctrl+F); in Hex, Ctrl+G goes to an offset</source>
        <translation>Buscar en el archivo (Ctrl+F); en Hex, Ctrl+G va a una posición</translation>
    </message>
    <message>
        <source>Previous difference in the file</source>
        <translation>Diferencia anterior en el archivo</translation>
    </message>
    <message>
        <source>Previous difference in the file (Alt+Up)</source>
        <translation>Diferencia anterior en el archivo (Alt+Arriba)</translation>
    </message>
    <message>
        <source>Next difference in the file</source>
        <translation>Diferencia siguiente en el archivo</translation>
    </message>
    <message>
        <source>Next difference in the file (Alt+Down)</source>
        <translation>Diferencia siguiente en el archivo (Alt+Abajo)</translation>
    </message>
    <message>
        <source>%1, layer %2</source>
        <extracomment>%1 &quot;Live&quot;, %2 a number</extracomment>
        <translation>%1, capa %2</translation>
    </message>
    <message>
        <source>&amp;Inspect Data at the Cursor</source>
        <translation>&amp;Inspeccionar los datos del cursor</translation>
    </message>
    <message>
        <source>&amp;Big-Endian Data</source>
        <translation>Datos &amp;big-endian</translation>
    </message>
    <message>
        <source>E&amp;ntropy beside Bytes</source>
        <translation>Entr&amp;opía junto a los bytes</translation>
    </message>
    <message>
        <source>&amp;Fold Equal Lines</source>
        <translation>P&amp;legar las líneas iguales</translation>
    </message>
    <message>
        <source>Show &amp;Spaces and Tabs</source>
        <translation>Mo&amp;strar espacios y tabuladores</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 &quot;Text&quot;, %2 a key</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen gráfica</translation>
    </message>
    <message>
        <source>Show as &amp;Picture</source>
        <translation>Mostrar como imagen &amp;gráfica</translation>
    </message>
</context>
<context>
    <name>assay::ReplaceQuestion</name>
    <message numerus="yes">
        <source>%n path(s) of what is to be replaced (%1) have tags, notes or bookmarks.</source>
        <extracomment>%1 &quot;saved, live&quot;</extracomment>
        <translation>
            <numerusform>%n ruta de lo que se va a reemplazar (%1) tiene etiquetas, notas o marcadores.</numerusform>
            <numerusform>%n rutas de lo que se va a reemplazar (%1) tienen etiquetas, notas o marcadores.</numerusform>
        </translation>
    </message>
    <message>
        <source>They go by path: kept, they stand at the same paths of the new source. Taken off, Undo brings them back.</source>
        <translation>Van por ruta: si se conservan, quedan en las mismas rutas de la fuente nueva. Si se quitan, «Deshacer» los recupera.</translation>
    </message>
    <message>
        <source>&amp;Keep Them</source>
        <translation>C&amp;onservarlos</translation>
    </message>
    <message>
        <source>&amp;Take Them Off</source>
        <translation>&amp;Quitarlos</translation>
    </message>
</context>
<context>
    <name>assay::ReportDialog</name>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <comment>size of paper</comment>
        <translation>Carta</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elegir …</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Elegir la carpeta</translation>
    </message>
    <message>
        <source>Folder for the Report</source>
        <translation>Carpeta para el informe</translation>
    </message>
    <message>
        <source>Choose a folder that is there.</source>
        <translation>Elegir una carpeta que exista.</translation>
    </message>
    <message>
        <source>This folder is part of the evidence. Nothing is written into evidence.</source>
        <translation>Esta carpeta forma parte de la evidencia. No se escribe nada en la evidencia.</translation>
    </message>
    <message>
        <source>Choose at least one kind of report.</source>
        <translation>Elegir al menos un tipo de informe.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Already there, and replaced: %1</source>
        <translation>Ya existe y se reemplaza: %1</translation>
    </message>
    <message>
        <source>Hash the sources again first</source>
        <translation>Calcular antes de nuevo los hash de las fuentes</translation>
    </message>
    <message>
        <source>Parts of the report</source>
        <translation>Partes del informe</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>Arc&amp;hivos</translation>
    </message>
    <message>
        <source>Si&amp;gnature</source>
        <translation>Fir&amp;ma</translation>
    </message>
    <message>
        <source>Files that are written</source>
        <translation>Archivos que se escriben</translation>
    </message>
    <message>
        <source>Put the &amp;evidence file into the PDF (PDF/A-3b)</source>
        <translation>Incluir el archivo de &amp;evidencia en el PDF (PDF/A-3b)</translation>
    </message>
    <message>
        <source>Put the evidence file into the PDF</source>
        <translation>Incluir el archivo de evidencia en el PDF</translation>
    </message>
    <message>
        <source>An evidence file cannot be redacted: do not write it, or withhold nothing.</source>
        <translation>Un archivo de evidencia no puede censurarse: no lo escriba, o no reserve nada.</translation>
    </message>
    <message>
        <source>Wor&amp;ds</source>
        <translation>Te&amp;xtos</translation>
    </message>
    <message>
        <source>Sco&amp;pe</source>
        <translation>&amp;Alcance</translation>
    </message>
    <message>
        <source>Wit&amp;hheld</source>
        <translation>Lo &amp;que se reserva</translation>
    </message>
    <message>
        <source>PD&amp;F, to read and to sign</source>
        <translation>PDF, para leer y &amp;firmar</translation>
    </message>
    <message>
        <source>HT&amp;ML, one file for any browser</source>
        <translation>HTML, un solo archivo para cualquier &amp;navegador</translation>
    </message>
    <message>
        <source>Evidence file (&amp;JSON), everything, for programs</source>
        <translation>Archivo de evidencia (&amp;JSON), todo, para programas</translation>
    </message>
    <message>
        <source>Report &amp;bundle (folder): all of these, listings, tagged files, and what proves them</source>
        <translation>Paquete de informe (ca&amp;rpeta): todo lo anterior, listados, archivos etiquetados y lo que los prueba</translation>
    </message>
    <message>
        <source>Report bundle as one &amp;zip</source>
        <translation>Paquete de informe en un solo &amp;zip</translation>
    </message>
    <message>
        <source>P&amp;aper</source>
        <translation>&amp;Papel</translation>
    </message>
    <message>
        <source>Hash the so&amp;urces again first, and say so on page one</source>
        <translation>&amp;Calcular antes de nuevo los hash de las fuentes e indicarlo en la página uno</translation>
    </message>
    <message>
        <source>&amp;Into folder</source>
        <translation>En &amp;la carpeta</translation>
    </message>
    <message>
        <source>&amp;Save and Replace</source>
        <translation>&amp;Guardar y reemplazar</translation>
    </message>
    <message>
        <source>Nothing can be written into this folder: choose another one, or get the right to write there.</source>
        <translation>No se puede escribir en esta carpeta: elegir otra u obtener el permiso de escritura en ella.</translation>
    </message>
</context>
<context>
    <name>assay::ReportDoneDialog</name>
    <message>
        <source>What was written</source>
        <translation>Lo que se escribió</translation>
    </message>
    <message>
        <source>What Was Written</source>
        <translation>Lo que se escribió</translation>
    </message>
    <message>
        <source>Written files</source>
        <translation>Archivos escritos</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>%1 (manifest.json)</source>
        <translation>%1 (manifest.json)</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>Copy the SHA-256 of all files</source>
        <translation>Copiar el SHA-256 de todos los archivos</translation>
    </message>
    <message>
        <source>&amp;Open Folder</source>
        <translation>&amp;Abrir carpeta</translation>
    </message>
    <message>
        <source>Open the folder of the files</source>
        <translation>Abrir la carpeta de los archivos</translation>
    </message>
    <message>
        <source>Chec&amp;k the Bundle</source>
        <translation>Com&amp;probar el paquete</translation>
    </message>
    <message>
        <source>Check the report bundle</source>
        <translation>Comprobar el paquete de informe</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Copy SHA-&amp;256</source>
        <translation>Copiar SHA-&amp;256</translation>
    </message>
</context>
<context>
    <name>assay::ReportPreview</name>
    <message>
        <source>Page one of the PDF</source>
        <translation>Página uno del PDF</translation>
    </message>
    <message>
        <source>How long it gets</source>
        <translation>Qué extensión tendrá</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Consejo</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Estimating …</source>
        <translation>Estimando …</translation>
    </message>
    <message>
        <source>How long it gets is not known: %1</source>
        <translation>Se desconoce qué extensión tendrá: %1</translation>
    </message>
    <message>
        <source>A PDF of more than %1 pages is read by nobody: list fewer paths, leave sections out, or hand over the HTML report or a bundle.</source>
        <translation>Un PDF de más de %1 páginas no lo lee nadie: listar menos rutas, omitir secciones o entregar el informe HTML o un paquete.</translation>
    </message>
    <message numerus="yes">
        <source>About %n page(s)</source>
        <translation>
            <numerusform>Alrededor de %n página</numerusform>
            <numerusform>Alrededor de %n páginas</numerusform>
        </translation>
    </message>
    <message>
        <source>PDF %1, HTML %2, evidence file %3, bundle %4</source>
        <translation>PDF %1, HTML %2, archivo de evidencia %3, paquete %4</translation>
    </message>
    <message>
        <source>PDF %1, HTML %2, bundle %3</source>
        <translation>PDF %1, HTML %2, paquete %3</translation>
    </message>
</context>
<context>
    <name>assay::ReportScopePage</name>
    <message>
        <source>only differences without an explanation</source>
        <translation>solo diferencias sin explicación</translation>
    </message>
    <message>
        <source>only differences</source>
        <translation>solo diferencias</translation>
    </message>
    <message>
        <source>every path</source>
        <translation>todas las rutas</translation>
    </message>
    <message>
        <source>Paths that are listed</source>
        <translation>Rutas que se listan</translation>
    </message>
    <message>
        <source>Tags of the paths that are listed</source>
        <translation>Etiquetas de las rutas que se listan</translation>
    </message>
    <message>
        <source>About the scope</source>
        <translation>Sobre el alcance</translation>
    </message>
    <message>
        <source>Scope and sections</source>
        <translation>Alcance y secciones</translation>
    </message>
    <message>
        <source>All differences</source>
        <translation>Todas las diferencias</translation>
    </message>
    <message>
        <source>All paths, those without a difference too</source>
        <translation>Todas las rutas, también las que no tienen diferencias</translation>
    </message>
    <message>
        <source>Only differences without an explanation</source>
        <translation>Solo diferencias sin explicación</translation>
    </message>
    <message>
        <source>Only tagged paths</source>
        <translation>Solo rutas con etiqueta</translation>
    </message>
    <message>
        <source>Only what the window’s filter shows</source>
        <translation>Solo lo que muestra el filtro de la ventana</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <source>Always there: sources, scope, method, limitations, settings, and how to check the report.</source>
        <translation>Siempre presentes: fuentes, alcance, método, limitaciones, ajustes y cómo comprobar el informe.</translation>
    </message>
    <message>
        <source>Sums, findings, the evidence file and the other files of a bundle are of everything; the report says so, and how much its lists leave out.</source>
        <translation>Los totales, los hallazgos, el archivo de evidencia y los demás archivos de un paquete abarcan todo; el informe lo dice, e indica cuánto omiten sus listas.</translation>
    </message>
    <message>
        <source>Filter: %1.</source>
        <translation>Filtro: %1.</translation>
    </message>
    <message>
        <source>No path has a tag yet.</source>
        <translation>Aún no hay ninguna ruta con etiqueta.</translation>
    </message>
    <message>
        <source>Choose at least one tag, or another scope.</source>
        <translation>Elegir al menos una etiqueta, u otro alcance.</translation>
    </message>
    <message>
        <source>O&amp;verview by place and folder</source>
        <translation>Resumen &amp;por lugar y carpeta</translation>
    </message>
    <message>
        <source>Records and con&amp;tainers</source>
        <translation>&amp;Registros y contenedores</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>Hallazg&amp;os</translation>
    </message>
    <message>
        <source>Hash l&amp;ists</source>
        <translation>&amp;Listas de hash</translation>
    </message>
    <message>
        <source>Examiner’s &amp;notes and tags</source>
        <translation>&amp;Notas y etiquetas del perito</translation>
    </message>
    <message>
        <source>Lists of p&amp;aths</source>
        <translation>Listas &amp;de rutas</translation>
    </message>
    <message>
        <source>Ho&amp;w to read this report</source>
        <translation>&amp;Cómo leer este informe</translation>
    </message>
    <message>
        <source>Lines for signat&amp;ures</source>
        <translation>Líneas para &amp;firmas</translation>
    </message>
    <message>
        <source>&amp;Listed in the HTML and PDF report</source>
        <translation>&amp;Se lista en los informes HTML y PDF</translation>
    </message>
</context>
<context>
    <name>assay::ReportSigningPage</name>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>The private key %1 is encrypted. Its passphrase is used once and not kept.</source>
        <translation>La clave privada %1 está cifrada. Su frase de contraseña se usa una sola vez y no se conserva.</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>Reading the private key</source>
        <translation>Se lee la clave privada</translation>
    </message>
    <message>
        <source>Sign the PDF and the manifest of the bundle</source>
        <translation>Firmar el PDF y el manifiesto del paquete</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>PEM, or PKCS#12 with its certificate</source>
        <translation>PEM, o PKCS#12 con su certificado</translation>
    </message>
    <message>
        <source>Private keys (*.pem *.key *.p12 *.pfx);;All files (*)</source>
        <translation>Claves privadas (*.pem *.key *.p12 *.pfx);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>PEM; empty where the key’s file holds it</source>
        <translation>PEM; vacío si el archivo de la clave lo contiene</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Certificados (*.pem *.crt *.cer);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>PEM, of the authorities above; may be empty</source>
        <translation>PEM, de las autoridades superiores; puede quedar vacío</translation>
    </message>
    <message>
        <source>The passphrase is asked for when the report is written, and is not kept. The question for a time stamp, manifest.json.tsq, is in every bundle; the answer is taken in by Report &gt; Check a Report Bundle.</source>
        <translation>La frase de contraseña se pide al escribir el informe y no se conserva. La solicitud de un sello de tiempo, manifest.json.tsq, está en cada paquete; la respuesta se incorpora con Informe &gt; Comprobar un paquete de informe.</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elegir …</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Elegir un archivo: %1</translation>
    </message>
    <message>
        <source>To sign, choose a private key.</source>
        <translation>Para firmar, elegir una clave privada.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>Frase de &amp;contraseña</translation>
    </message>
    <message>
        <source>S&amp;ign the PDF and the bundle’s manifest</source>
        <translation>&amp;Firmar el PDF y el manifiesto del paquete</translation>
    </message>
    <message>
        <source>Private &amp;key</source>
        <translation>Clave &amp;privada</translation>
    </message>
    <message>
        <source>Certifica&amp;te</source>
        <translation>&amp;Certificado</translation>
    </message>
    <message>
        <source>&amp;Further certificates</source>
        <translation>&amp;Otros certificados</translation>
    </message>
</context>
<context>
    <name>assay::ReportWithholdPage</name>
    <message>
        <source>What is withheld</source>
        <translation>Qué se reserva</translation>
    </message>
    <message>
        <source>Paths whose &amp;notes’ texts are withheld, a pattern a line</source>
        <translation>Rutas cuyas &amp;notas se reservan, un patrón por línea</translation>
    </message>
    <message>
        <source>Add from a &amp;file …</source>
        <translation>Añadir &amp;desde un archivo …</translation>
    </message>
    <message>
        <source>Add patterns from a file</source>
        <translation>Añadir patrones desde un archivo</translation>
    </message>
    <message>
        <source>Redaction Profile</source>
        <translation>Perfil de censura</translation>
    </message>
    <message>
        <source>&amp;Words that are blanked out everywhere, a line each</source>
        <translation>&amp;Palabras que se tachan en todas partes, una por línea</translation>
    </message>
    <message>
        <source>A. Miller</source>
        <translation>A. Miller</translation>
    </message>
    <message>
        <source>“*.key” is a whole name, “/home/**” a whole path, “id_rsa” a part of one. A path is withheld with all below it, links to it, and findings and texts that name it. Words are blanked out in titles, numbers, people, notes and findings of your own, and in what sources, images and containers are called; paths with them in their name are withheld. What is in exhibits and in a signature stays what it is. The report says how much is withheld, on page one and where it is missing. The roots stay those of the whole report, so that any path of it can still be proven. An evidence file cannot be redacted, and is not written.</source>
        <translation>«*.key» es un nombre entero, «/home/**» una ruta entera, «id_rsa» una parte de una. Una ruta se reserva con todo lo que hay debajo, los enlaces a ella y los hallazgos y textos que la nombran. Las palabras se tachan en títulos, números, personas, notas y hallazgos propios, y en los nombres de fuentes, imágenes y contenedores; las rutas que las llevan en su nombre se reservan. Lo que hay en las piezas y en una firma queda como está. El informe dice cuánto se reserva, en la página uno y donde falta. Las raíces siguen siendo las del informe entero, de modo que cualquier ruta suya aún puede demostrarse. Un archivo de evidencia no puede censurarse y no se escribe.</translation>
    </message>
    <message>
        <source>P&amp;aths that are withheld, a pattern a line</source>
        <translation>&amp;Rutas que se reservan, un patrón por línea</translation>
    </message>
</context>
<context>
    <name>assay::ReportWordsPage</name>
    <message>
        <source>Words on the report</source>
        <translation>Datos en el informe</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>no indicado</translation>
    </message>
    <message>
        <source>may be empty</source>
        <translation>puede quedar vacío</translation>
    </message>
    <message>
        <source>Container image comparison</source>
        <translation>Comparación de imágenes de contenedor</translation>
    </message>
    <message>
        <source>PNG or JPEG for page one; may be empty</source>
        <translation>PNG o JPEG para la página uno; puede quedar vacío</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg);;All files (*)</source>
        <translation>Imágenes (*.png *.jpg *.jpeg);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>on top of every page: who may see it</source>
        <translation>arriba en cada página: quién puede verlo</translation>
    </message>
    <message>
        <source>an earlier report: its file, zip, or manifest.json; may be empty</source>
        <translation>un informe anterior: su archivo, zip o manifest.json; puede quedar vacío</translation>
    </message>
    <message>
        <source>Reports (*.pdf *.html *.json *.zip);;All files (*)</source>
        <translation>Informes (*.pdf *.html *.json *.zip);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>About the earlier report</source>
        <translation>Sobre el informe anterior</translation>
    </message>
    <message>
        <source>which one this is; may be empty</source>
        <translation>cuál es esta; puede quedar vacío</translation>
    </message>
    <message>
        <source>why there is a revision</source>
        <translation>por qué hay una revisión</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elegir …</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Elegir un archivo: %1</translation>
    </message>
    <message>
        <source>The logo is being read.</source>
        <translation>Se está leyendo el logotipo.</translation>
    </message>
    <message>
        <source>The logo cannot be taken: %1</source>
        <translation>No se puede usar el logotipo: %1</translation>
    </message>
    <message>
        <source>The earlier report is being hashed.</source>
        <translation>Se está calculando el hash del informe anterior.</translation>
    </message>
    <message>
        <source>The earlier report cannot be taken: %1</source>
        <translation>No se puede usar el informe anterior: %1</translation>
    </message>
    <message>
        <source>SHA-256 of its %1:</source>
        <translation>SHA-256 de su %1:</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Título</translation>
    </message>
    <message>
        <source>Case n&amp;umber</source>
        <translation>&amp;Número de caso</translation>
    </message>
    <message>
        <source>Report num&amp;ber</source>
        <translation>Número de &amp;informe</translation>
    </message>
    <message>
        <source>E&amp;xaminer</source>
        <translation>&amp;Perito</translation>
    </message>
    <message>
        <source>Rol&amp;e</source>
        <translation>&amp;Función</translation>
    </message>
    <message>
        <source>Ex&amp;aminer’s contact</source>
        <translation>&amp;Contacto del perito</translation>
    </message>
    <message>
        <source>Examiner’s &amp;qualification</source>
        <translation>C&amp;ualificación del perito</translation>
    </message>
    <message>
        <source>Re&amp;viewer</source>
        <translation>&amp;Revisor</translation>
    </message>
    <message>
        <source>Revie&amp;wer’s contact</source>
        <translation>C&amp;ontacto del revisor</translation>
    </message>
    <message>
        <source>Reviewer’s quali&amp;fication</source>
        <translation>Cualificación d&amp;el revisor</translation>
    </message>
    <message>
        <source>Orga&amp;nisation</source>
        <translation>Organi&amp;zación</translation>
    </message>
    <message>
        <source>&amp;Logo</source>
        <translation>&amp;Logotipo</translation>
    </message>
    <message>
        <source>Mar&amp;king</source>
        <translation>Marca de ca&amp;becera</translation>
    </message>
    <message>
        <source>Revis&amp;ion of …</source>
        <translation>Revisión &amp;de …</translation>
    </message>
    <message>
        <source>Its report nu&amp;mber</source>
        <translation>&amp;Su número de informe</translation>
    </message>
    <message>
        <source>&amp;Revision</source>
        <translation>Re&amp;visión</translation>
    </message>
    <message>
        <source>Wh&amp;y</source>
        <translation>&amp;Justificación</translation>
    </message>
</context>
<context>
    <name>assay::RoleDialog</name>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>What is what</source>
        <translation>Qué es cada cosa</translation>
    </message>
    <message>
        <source>This is what was recognised from the content. Say otherwise where it is wrong.</source>
        <translation>Esto es lo que se reconoció por el contenido. Corregirlo donde no sea así.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n imagen</numerusform>
            <numerusform>%n imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>Place of %1</source>
        <translation>Lugar de %1</translation>
    </message>
    <message>
        <source>%1 (replaces what is there)</source>
        <translation>%1 (reemplaza lo que hay)</translation>
    </message>
    <message>
        <source>Do not open</source>
        <translation>No abrir</translation>
    </message>
    <message>
        <source>Two of them are to be the %1 state. Choose another place for one.</source>
        <translation>Dos de ellas serían el estado «%1». Elegir otro lugar para una.</translation>
    </message>
    <message>
        <source>Nothing is to be opened.</source>
        <translation>No se abriría nada.</translation>
    </message>
</context>
<context>
    <name>assay::RowDrag</name>
    <message>
        <source>The copy of %1 is ready: drag the row once more.</source>
        <translation>La copia de %1 está lista: arrastre la fila otra vez.</translation>
    </message>
</context>
<context>
    <name>assay::SearchModel</name>
    <message numerus="yes">
        <source>and %n more place(s)</source>
        <translation>
            <numerusform>y %n lugar más</numerusform>
            <numerusform>y %n lugares más</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, layer %2</source>
        <comment>a source</comment>
        <translation>%1, capa %2</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <comment>a file that a higher layer hides</comment>
        <translation>%1, oculto</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Lo que hay allí</translation>
    </message>
    <message numerus="yes">
        <source>Offset %1 (0x%2), %n byte(s)</source>
        <translation>
            <numerusform>Posición %1 (0x%2), %n byte</numerusform>
            <numerusform>Posición %1 (0x%2), %n bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>path</source>
        <translation>ruta</translation>
    </message>
    <message>
        <source>link target</source>
        <translation>destino del enlace</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>propietario</translation>
    </message>
    <message>
        <source>name of an attribute</source>
        <translation>nombre de un atributo</translation>
    </message>
    <message>
        <source>value of an attribute</source>
        <translation>valor de un atributo</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>content</source>
        <translation>contenido</translation>
    </message>
    <message>
        <source>(said first, and then differently by the same layer)</source>
        <translation>(lo dijo primero, y luego otra cosa, la misma capa)</translation>
    </message>
    <message>
        <source>%1, deletion mark</source>
        <comment>a source and layer</comment>
        <translation>%1, marca de borrado</translation>
    </message>
</context>
<context>
    <name>assay::SearchPanel</name>
    <message>
        <source>What to search for</source>
        <translation>Qué buscar</translation>
    </message>
    <message>
        <source>Kind of search</source>
        <translation>Tipo de búsqueda</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Mayúsculas y minúsculas</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Búsqueda</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Qué se encontró</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Bytes (hex)</source>
        <translation>Bytes (hex)</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expresión regular</translation>
    </message>
    <message>
        <source>Text is looked for as UTF-8 and UTF-16. Bytes are written as 7f 45 4c 46. Regular expressions have the syntax of RE2 and are matched on bytes, line by line for ^ and $.</source>
        <translation>El texto se busca como UTF-8 y UTF-16. Los bytes se escriben como 7f 45 4c 46. Las expresiones regulares tienen la sintaxis de RE2 y se aplican a los bytes, con ^ y $ por líneas.</translation>
    </message>
    <message>
        <source>Bytes are written in pairs of hex digits, as in 7f 45 4c 46.</source>
        <translation>Los bytes se escriben en pares de cifras hexadecimales, como 7f 45 4c 46.</translation>
    </message>
    <message>
        <source>Searching in contents</source>
        <translation>Buscando en los contenidos</translation>
    </message>
    <message>
        <source>%1 hits in %2 different contents of %3 in all, hidden versions included.</source>
        <extracomment>%1 how many hits, %2 how many different contents, %3 a size</extracomment>
        <translation>%1 resultados en %2 contenidos distintos, %3 en total, versiones ocultas incluidas.</translation>
    </message>
    <message>
        <source>There are more: search for something rarer.</source>
        <translation>Hay más: busque algo menos frecuente.</translation>
    </message>
    <message numerus="yes">
        <source>%n content(s) could not be read, among them %1.</source>
        <translation>
            <numerusform>No se pudo leer %n contenido: %1.</numerusform>
            <numerusform>No se pudieron leer %n contenidos, entre ellos %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped: %1 hits until then.</source>
        <translation>Detenido: %1 resultados hasta entonces.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Buscar</translation>
    </message>
    <message>
        <source>Open a source to search in.</source>
        <translation>Abra una fuente para buscar en ella.</translation>
    </message>
    <message>
        <source>Searching: %1 hits so far</source>
        <translation>Buscando: %1 resultados hasta ahora</translation>
    </message>
    <message>
        <source>Search in all files of all layers, or in what is recorded of them</source>
        <translation>Buscar en todos los archivos de todas las capas, o en lo que consta de ellos</translation>
    </message>
    <message>
        <source>Names and metadata</source>
        <translation>Nombres y metadatos</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Names and metadata are paths, link targets and extended attributes: part of one, a pattern such as *.so, /an expression$/, or owner:0, owner:root and owner:1000:42. Of a SHA-256 its first digits are enough.</source>
        <translation>Nombres y metadatos son rutas, destinos de enlaces y atributos extendidos: una parte, un patrón como *.so, /una expresión$/, o bien owner:0, owner:root y owner:1000:42. De un SHA-256 bastan las primeras cifras.</translation>
    </message>
    <message>
        <source>Searching in names and metadata</source>
        <translation>Se busca en nombres y metadatos</translation>
    </message>
    <message>
        <source>The search ended early: %1</source>
        <translation>La búsqueda acabó antes de tiempo: %1</translation>
    </message>
    <message>
        <source>%1 hits in %2 entries of all layers, hidden versions and deletion marks included.</source>
        <extracomment>%1 how many hits, %2 how many entries</extracomment>
        <translation>%1 coincidencias en %2 entradas de todas las capas, con las versiones ocultas y las marcas de borrado.</translation>
    </message>
    <message>
        <source>Accounts could not be read: %1.</source>
        <translation>No se pudieron leer las cuentas: %1.</translation>
    </message>
    <message>
        <source>&amp;Match case</source>
        <translation>Ma&amp;yúsculas y minúsculas</translation>
    </message>
</context>
<context>
    <name>assay::SelectionExportDialog</name>
    <message>
        <source>Save files from the evidence</source>
        <translation>Guardar archivos de la evidencia</translation>
    </message>
    <message>
        <source>Save Files from the Evidence</source>
        <translation>Guardar archivos de la evidencia</translation>
    </message>
    <message>
        <source>Each file is written with its content, read back and compared; manifest.json and SHA256SUMS say what it is and where it comes from. For links and devices there are texts. Names that a disk or shell might not take are written with %XX.</source>
        <translation>Cada archivo se escribe con su contenido, se vuelve a leer y se compara; manifest.json y SHA256SUMS dicen qué es y de dónde viene. Para los enlaces y dispositivos hay textos. Los nombres que un disco o un shell quizá no acepten se escriben con %XX.</translation>
    </message>
    <message>
        <source>What is saved</source>
        <translation>Lo que se guarda</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>With all that lies in the chosen folders</source>
        <translation>Con todo lo que hay en las carpetas elegidas</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>Una carpeta</translation>
    </message>
    <message>
        <source>A tar</source>
        <translation>Un archivo tar</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Como</translation>
    </message>
    <message>
        <source>Into folder</source>
        <translation>En la carpeta</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elegir …</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Elegir la carpeta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Cuánto</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>Folder for the Files</source>
        <translation>Carpeta para los archivos</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Contando …</translation>
    </message>
    <message numerus="yes">
        <source>%n path(s), %1</source>
        <translation>
            <numerusform>%n ruta, %1</numerusform>
            <numerusform>%n rutas, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose at least one source.</source>
        <translation>Elegir al menos una fuente.</translation>
    </message>
    <message>
        <source>Choose a folder that is there.</source>
        <translation>Elegir una carpeta que exista.</translation>
    </message>
    <message>
        <source>Write a name without slashes.</source>
        <translation>Escribir un nombre sin barras.</translation>
    </message>
    <message>
        <source>This place is inside the evidence, and nothing is written into evidence.</source>
        <translation>Este lugar está dentro de la evidencia, y no se escribe nada en la evidencia.</translation>
    </message>
    <message>
        <source>Something of that name is there already. It is not replaced; choose another name.</source>
        <translation>Ya hay algo con ese nombre. No se reemplaza; elegir otro nombre.</translation>
    </message>
    <message>
        <source>&amp;Vendor</source>
        <translation>&amp;Proveedor</translation>
    </message>
    <message>
        <source>Sav&amp;ed</source>
        <translation>&amp;Guardado</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>&amp;En vivo</translation>
    </message>
    <message>
        <source>With &amp;all that lies in the chosen folders</source>
        <translation>&amp;Con todo lo que hay en las carpetas elegidas</translation>
    </message>
    <message>
        <source>A fol&amp;der</source>
        <translation>&amp;Una carpeta</translation>
    </message>
    <message>
        <source>A &amp;tar</source>
        <translation>Un archivo &amp;tar</translation>
    </message>
    <message>
        <source>&amp;Into folder</source>
        <translation>En &amp;la carpeta</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
</context>
<context>
    <name>assay::SelectionExporter</name>
    <message>
        <source>Sa&amp;ve Selected Files …</source>
        <translation>Guardar archivos selecci&amp;onados …</translation>
    </message>
    <message>
        <source>Save Files with Ta&amp;g</source>
        <translation>Guardar archivos con eti&amp;queta</translation>
    </message>
    <message>
        <source>Save files with tag</source>
        <translation>Guardar archivos con etiqueta</translation>
    </message>
    <message>
        <source>%1 (%2) …</source>
        <extracomment>%1 the name of a tag, %2 a number of paths</extracomment>
        <translation>%1 (%2) …</translation>
    </message>
    <message>
        <source>Nothing that is compared here was chosen.</source>
        <translation>No se eligió nada de lo que aquí se compara.</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Guardando %1</translation>
    </message>
    <message>
        <source>%1 was not written; nothing is left of it.</source>
        <translation>No se escribió %1; no queda nada de ello.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n archivo, %1</numerusform>
            <numerusform>%n archivos, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n carpeta</numerusform>
            <numerusform>%n carpetas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) in place of links and devices</source>
        <translation>
            <numerusform>%n texto en lugar de enlaces y dispositivos</numerusform>
            <numerusform>%n textos en lugar de enlaces y dispositivos</numerusform>
        </translation>
    </message>
    <message>
        <source>LEFT OUT, for they could not be read: %L1</source>
        <translation>OMITIDOS, porque no se pudieron leer: %L1</translation>
    </message>
    <message>
        <source>Written and read back: %1 (%2)</source>
        <translation>Escrito y vuelto a leer: %1 (%2)</translation>
    </message>
    <message>
        <source>SHA-256 of manifest.json: %1</source>
        <translation>SHA-256 de manifest.json: %1</translation>
    </message>
    <message>
        <source>Copy SHA-256</source>
        <translation>Copiar SHA-256</translation>
    </message>
</context>
<context>
    <name>assay::Session</name>
    <message>
        <source>Run Assay as a user who may read it, or make a copy: &quot;sudo tar --xattrs --xattrs-include=&apos;*&apos; -C FOLDER -cf copy.tar .&quot; keeps all there is to compare.</source>
        <translation>Ejecutar Assay con un usuario que pueda leerlo o hacer una copia: &quot;sudo tar --xattrs --xattrs-include=&apos;*&apos; -C CARPETA -cf copia.tar .&quot; conserva todo lo que hay que comparar.</translation>
    </message>
    <message>
        <source>Check the path; a medium may not be mounted any more.</source>
        <translation>Comprobar la ruta; puede que un medio ya no esté montado.</translation>
    </message>
    <message>
        <source>The copy is incomplete. Make it anew and compare its checksum with the original&apos;s.</source>
        <translation>La copia está incompleta. Hacerla de nuevo y comparar su suma de comprobación con la del original.</translation>
    </message>
    <message>
        <source>The file is damaged, or was made to look like something it is not.</source>
        <translation>El archivo está dañado o se hizo para que parezca algo que no es.</translation>
    </message>
    <message>
        <source>Assay reads root file systems, archives of &quot;docker save&quot;, OCI layouts and data roots, plain or compressed.</source>
        <translation>Assay lee sistemas de archivos raíz, archivos tar de &quot;docker save&quot;, estructuras OCI (layout) y raíces de datos, sin comprimir o comprimidos.</translation>
    </message>
    <message>
        <source>It asks for more than a sound image would. It was not read on.</source>
        <translation>Exige más de lo que exigiría una imagen sana. No se siguió leyendo.</translation>
    </message>
    <message>
        <source>Something writes to it. Stop the engine, or compare a copy.</source>
        <translation>Algo está escribiendo en ello. Detener el motor o comparar una copia.</translation>
    </message>
    <message>
        <source>Close other programs, or compare fewer sources at a time.</source>
        <translation>Cerrar otros programas o comparar menos fuentes a la vez.</translation>
    </message>
    <message>
        <source>The medium could not be read. Try a copy of it.</source>
        <translation>No se pudo leer el medio. Intentarlo con una copia.</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Abriendo %1</translation>
    </message>
    <message>
        <source>%1 was not opened.</source>
        <translation>No se abrió %1.</translation>
    </message>
    <message>
        <source>The image that fits best to the other sources was taken instead.</source>
        <translation>En su lugar se tomó la imagen que mejor corresponde a las otras fuentes.</translation>
    </message>
    <message>
        <source>Reading %1: %2</source>
        <extracomment>%1 &quot;live&quot;, %2 a file name</extracomment>
        <translation>Leyendo «%1»: %2</translation>
    </message>
    <message>
        <source>%1 was not read.</source>
        <translation>No se leyó %1.</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Comparando</translation>
    </message>
    <message>
        <source>The sources were not compared.</source>
        <translation>No se compararon las fuentes.</translation>
    </message>
    <message>
        <source>The filter was not applied.</source>
        <translation>No se aplicó el filtro.</translation>
    </message>
    <message>
        <source>The filter hid this path and was widened.</source>
        <translation>El filtro ocultaba esta ruta y se amplió.</translation>
    </message>
    <message>
        <source>No difference is shown. The filter may hide some.</source>
        <translation>No se muestra ninguna diferencia. Puede que el filtro oculte algunas.</translation>
    </message>
    <message>
        <source>There is no difference.</source>
        <translation>No hay diferencias.</translation>
    </message>
    <message>
        <source>That was the first difference. This is the last one.</source>
        <translation>Esa era la primera diferencia. Esta es la última.</translation>
    </message>
    <message>
        <source>That was the last difference. This is the first one.</source>
        <translation>Esa era la última diferencia. Esta es la primera.</translation>
    </message>
    <message>
        <source>Laying layers over each other</source>
        <translation>Superponiendo capas</translation>
    </message>
    <message>
        <source>The layers were not shown.</source>
        <translation>No se mostraron las capas.</translation>
    </message>
    <message>
        <source>The layers that were shown do not have this path. All layers are shown again.</source>
        <translation>Las capas que se mostraban no tienen esta ruta. Se muestran de nuevo todas las capas.</translation>
    </message>
</context>
<context>
    <name>assay::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>C&amp;hange …</source>
        <translation>Ca&amp;mbiar …</translation>
    </message>
    <message>
        <source>Save as &amp;PDF …</source>
        <translation>Guardar como &amp;PDF …</translation>
    </message>
    <message>
        <source>Assay: keyboard shortcuts</source>
        <translation>Assay: atajos de teclado</translation>
    </message>
</context>
<context>
    <name>assay::SignatureFetcher</name>
    <message numerus="yes">
        <source>%n blob(s) of %1 and what is attached to it are in %2, and are looked at.</source>
        <translation>
            <numerusform>%n blob de %1 y lo que está unido a él está en %2 y se examina.</numerusform>
            <numerusform>%n blobs de %1 y lo que está unido a él están en %2 y se examinan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not fetched: %1</source>
        <translation>No obtenido: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be had; fetched.json in that folder names them.</source>
        <translation>
            <numerusform>%n más no se pudo obtener; fetched.json en esa carpeta lo nombra.</numerusform>
            <numerusform>%n más no se pudieron obtener; fetched.json en esa carpeta los nombra.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blob(s) of %1 and what is attached to it are in %2.</source>
        <translation>
            <numerusform>%n blob de %1 y lo que está unido a él está en %2.</numerusform>
            <numerusform>%n blobs de %1 y lo que está unido a él están en %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>That they were fetched is in no journal, and they are not looked at: what they were fetched for is not open any more.</source>
        <translation>Que se obtuvieron no consta en ninguna bitácora, y no se examinan: aquello para lo que se obtuvieron ya no está abierto.</translation>
    </message>
</context>
<context>
    <name>assay::SourceDialog</name>
    <message>
        <source>About the %1 source</source>
        <translation>Acerca de la fuente «%1»</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 bytes</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entradas</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Image id</source>
        <translation>Id de la imagen</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plataforma</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creada</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leído</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>todo</translation>
    </message>
    <message>
        <source>not all of it; see below what is missing</source>
        <translation>no todo; abajo se indica lo que falta</translation>
    </message>
    <message>
        <source>Layers, lowest first</source>
        <translation>Capas, la inferior primero</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Not read: %1 (%2)</source>
        <translation>No leído: %1 (%2)</translation>
    </message>
    <message>
        <source>What was noticed</source>
        <translation>Qué se observó</translation>
    </message>
</context>
<context>
    <name>assay::StartPage</name>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Compare three states of one container image</source>
        <translation>Comparar tres estados de una misma imagen de contenedor</translation>
    </message>
    <message>
        <source>Drop two or three of these anywhere in the window, or one by one in their places. Evidence is only ever read. One alone can be looked through, too.</source>
        <translation>Soltar dos o tres de estos en cualquier parte de la ventana, o uno por uno en su lugar. La evidencia solo se lee, siempre. También se puede examinar uno solo.</translation>
    </message>
    <message>
        <source>What the vendor released</source>
        <translation>Lo que publicó el proveedor</translation>
    </message>
    <message>
        <source>A root file system: a tarball (plain, gzip, xz, zstd) or a folder. A checksum file beside it is checked.</source>
        <translation>Un sistema de archivos raíz: un archivo tar (sin comprimir, gzip, xz, zstd) o una carpeta. Si al lado hay un archivo de sumas de comprobación, se comprueba.</translation>
    </message>
    <message>
        <source>What was saved</source>
        <translation>Lo que se guardó</translation>
    </message>
    <message>
        <source>An archive of the image, or an OCI layout. Its layers are checked against its configuration.</source>
        <translation>Un archivo tar de la imagen o una estructura OCI (layout). Sus capas se comprueban con su configuración.</translation>
    </message>
    <message>
        <source>What is on the host&apos;s disk</source>
        <translation>Lo que hay en el disco del host</translation>
    </message>
    <message>
        <source>A Docker data root: the folder, or a tar of it. Its folders are checked against what it recorded.</source>
        <translation>Una raíz de datos de Docker: la carpeta o un archivo tar de ella. Sus carpetas se comprueban con lo que dejó registrado.</translation>
    </message>
    <message>
        <source>Open Sample Case</source>
        <translation>Abrir caso de ejemplo</translation>
    </message>
    <message>
        <source>New here? A small image whose copy on a host was tampered with.</source>
        <translation>¿Primera vez? Una imagen pequeña cuya copia en un host fue manipulada.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>An image whose copy on the disk was tampered with</source>
        <translation>Una imagen cuya copia en el disco fue manipulada</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <extracomment>%1 the name of a file</extracomment>
        <translation>%1 (no está)</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Keep this in the list when others come</source>
        <translation>Mantener esto en la lista cuando lleguen otros</translation>
    </message>
    <message>
        <source>Take %1 off the list</source>
        <extracomment>%1 the name of a file</extracomment>
        <translation>Quitar %1 de la lista</translation>
    </message>
    <message>
        <source>Take this off the list</source>
        <translation>Quitar esto de la lista</translation>
    </message>
</context>
<context>
    <name>assay::StoreModel</name>
    <message>
        <source>Store</source>
        <translation>Almacén</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Lies at</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a thing in a store, what became of it</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Layer of no image</source>
        <translation>Capa sin imagen</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Capa %1</translation>
    </message>
    <message>
        <source>Images (%1)</source>
        <translation>Imágenes (%1)</translation>
    </message>
    <message>
        <source>Containers (%1)</source>
        <translation>Contenedores (%1)</translation>
    </message>
    <message>
        <source>Belongs to nothing (%1)</source>
        <translation>No pertenece a nada (%1)</translation>
    </message>
    <message>
        <source>%1 of %2 layers altered</source>
        <translation>%1 de %2 capas alteradas</translation>
    </message>
    <message>
        <source>broken links: %1</source>
        <translation>enlaces rotos: %1</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source>pending</source>
        <comment>layers not judged yet</comment>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>%1 of %2 layers judged</source>
        <translation>%1 de %2 capas evaluadas</translation>
    </message>
    <message>
        <source>%1 of %2 layers not verifiable</source>
        <translation>%1 de %2 capas no verificables</translation>
    </message>
    <message>
        <source>all layers intact</source>
        <translation>todas las capas intactas</translation>
    </message>
    <message>
        <source>Without a name</source>
        <comment>an image</comment>
        <translation>Sin nombre</translation>
    </message>
    <message>
        <source>%1 (running)</source>
        <comment>a container</comment>
        <translation>%1 (en ejecución)</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <translation>Imagen: %1</translation>
    </message>
    <message>
        <source>It was running when its record was written.</source>
        <translation>Estaba en ejecución cuando se escribió su registro.</translation>
    </message>
    <message>
        <source>Chain: %1</source>
        <translation>Cadena: %1</translation>
    </message>
    <message>
        <source>Lies at: %1</source>
        <translation>Ubicación: %1</translation>
    </message>
    <message>
        <source>Files of the engine</source>
        <translation>Archivos del motor</translation>
    </message>
    <message>
        <source>Changes of the container</source>
        <translation>Cambios del contenedor</translation>
    </message>
    <message>
        <source>The engine puts them into each container.</source>
        <translation>El motor los pone en cada contenedor.</translation>
    </message>
    <message>
        <source>What the container itself wrote over its image; nothing proves it.</source>
        <translation>Lo que el propio contenedor escribió sobre su imagen; nada lo prueba.</translation>
    </message>
</context>
<context>
    <name>assay::StorePanel</name>
    <message>
        <source>Images, layers and containers of the store</source>
        <translation>Imágenes, capas y contenedores del almacén</translation>
    </message>
    <message>
        <source>Links between the records</source>
        <translation>Enlaces entre los registros</translation>
    </message>
    <message>
        <source>Findings of the store</source>
        <translation>Hallazgos del almacén</translation>
    </message>
    <message>
        <source>What is known of the store</source>
        <translation>Lo que se sabe del almacén</translation>
    </message>
    <message>
        <source>Sums of the links</source>
        <translation>Totales de los enlaces</translation>
    </message>
    <message>
        <source>Store and details</source>
        <translation>Almacén y detalles</translation>
    </message>
    <message>
        <source>Details of the store</source>
        <translation>Detalles del almacén</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Almacén</translation>
    </message>
    <message>
        <source>Verify the store</source>
        <translation>Verificar el almacén</translation>
    </message>
    <message>
        <source>Columns of the store</source>
        <translation>Columnas del almacén</translation>
    </message>
    <message>
        <source>Columns of the links</source>
        <translation>Columnas de los enlaces</translation>
    </message>
    <message>
        <source>Chain of records</source>
        <translation>Cadena de registros</translation>
    </message>
    <message>
        <source>Verifying the store %1</source>
        <translation>Verificando el almacén %1</translation>
    </message>
    <message>
        <source>The store was not verified. %1</source>
        <translation>El almacén no se verificó. %1</translation>
    </message>
    <message>
        <source>Not verified: %1 of %2 layers judged</source>
        <translation>Sin verificar: %1 de %2 capas evaluadas</translation>
    </message>
    <message>
        <source>Verifying: %1 of %2 layers judged</source>
        <translation>Verificando: %1 de %2 capas evaluadas</translation>
    </message>
    <message>
        <source>Verified: %1 of %2 layers judged</source>
        <translation>Verificado: %1 de %2 capas evaluadas</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 layers judged</source>
        <translation>Detenido: %1 de %2 capas evaluadas</translation>
    </message>
    <message>
        <source>Failed: %1 of %2 layers judged</source>
        <translation>Fallido: %1 de %2 capas evaluadas</translation>
    </message>
    <message>
        <source>altered: %1</source>
        <translation>alteradas: %1</translation>
    </message>
    <message>
        <source>not verifiable: %1</source>
        <translation>no verificables: %1</translation>
    </message>
    <message>
        <source>INCOMPLETE: not all could be read</source>
        <translation>INCOMPLETO: no se pudo leer todo</translation>
    </message>
    <message>
        <source>Verify the store to see what is found in it.</source>
        <translation>Verificar el almacén para ver qué se halla en él.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>No se encontró nada.</translation>
    </message>
    <message>
        <source>Choose a finding to read about it and to go to its path, where its image is open.</source>
        <translation>Elegir un hallazgo para leer sobre él e ir a su ruta, si su imagen está abierta.</translation>
    </message>
    <message>
        <source>Choose an image or a container to see how its records lead from its name to its folders.</source>
        <translation>Elegir una imagen o un contenedor para ver cómo sus registros llevan de su nombre a sus carpetas.</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Menú contextual</translation>
    </message>
    <message>
        <source>&amp;Open in the Live Pane</source>
        <translation>&amp;Abrir en el panel «En vivo»</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy All &amp;Details</source>
        <translation>Copiar todos los &amp;detalles</translation>
    </message>
    <message>
        <source>Another source is being read in the live pane.</source>
        <translation>Se está leyendo otra fuente en el panel «En vivo».</translation>
    </message>
    <message>
        <source>The image that is open in the live pane does not show this. Open one that has the layer, or the container, from the store.</source>
        <translation>La imagen abierta en el panel «En vivo» no muestra esto. Abrir desde el almacén una que tenga la capa, o el contenedor.</translation>
    </message>
    <message>
        <source>&amp;What This Layer Did</source>
        <translation>&amp;Qué hizo esta capa</translation>
    </message>
    <message>
        <source>This layer was not read: open its image or container in the live pane first.</source>
        <translation>Esta capa no se leyó: abrir primero su imagen o contenedor en el panel «En vivo».</translation>
    </message>
    <message>
        <source>Hold every layer of the store against the engine&apos;s own records</source>
        <translation>Contrastar cada capa del almacén con los registros del propio motor</translation>
    </message>
    <message>
        <source>Stop Verif&amp;ying</source>
        <translation>Detener la verificació&amp;n</translation>
    </message>
    <message>
        <source>Verif&amp;y the Store</source>
        <translation>Verificar el al&amp;macén</translation>
    </message>
    <message>
        <source>Fi&amp;ndings (%1)</source>
        <translation>&amp;Hallazgos (%1)</translation>
    </message>
    <message>
        <source>Fi&amp;ndings</source>
        <translation>&amp;Hallazgos</translation>
    </message>
    <message>
        <source>&amp;Chain of Records</source>
        <translation>Ca&amp;dena de registros</translation>
    </message>
</context>
<context>
    <name>assay::TagsDialog</name>
    <message>
        <source>What is wrong</source>
        <translation>Lo que falla</translation>
    </message>
    <message>
        <source>&amp;New Tag</source>
        <translation>&amp;Nueva etiqueta</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Nueva etiqueta</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>A tag is set on the current path with its key, and taken away with it again.</source>
        <translation>Una etiqueta se pone en la ruta actual con su tecla y se quita igual.</translation>
    </message>
    <message>
        <source>About tags</source>
        <translation>Sobre las etiquetas</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Name of the tag</source>
        <translation>Nombre de la etiqueta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Colour of the tag</source>
        <translation>Color de la etiqueta</translation>
    </message>
    <message>
        <source>Key of the tag</source>
        <translation>Tecla de la etiqueta</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>sin tecla</translation>
    </message>
    <message>
        <source>Remove the tag</source>
        <translation>Quitar la etiqueta</translation>
    </message>
    <message>
        <source>A tag has no name.</source>
        <translation>Hay una etiqueta sin nombre.</translation>
    </message>
    <message>
        <source>A comma cannot be in the name of a tag.</source>
        <translation>En el nombre de una etiqueta no puede haber una coma.</translation>
    </message>
    <message>
        <source>“none” means “no tag” in filters.</source>
        <translation>«none» significa «sin etiqueta» en los filtros.</translation>
    </message>
    <message>
        <source>Two tags have the name “%1”.</source>
        <translation>Dos etiquetas se llaman «%1».</translation>
    </message>
    <message>
        <source>Two tags have the key %1.</source>
        <translation>Dos etiquetas tienen la tecla %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n path(s) will lose a tag.</source>
        <translation>
            <numerusform>%n ruta perderá una etiqueta.</numerusform>
            <numerusform>%n rutas perderán una etiqueta.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TextCompareView</name>
    <message>
        <source>Wrap</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Show as is</source>
        <translation>Mostrar tal cual</translation>
    </message>
    <message>
        <source>Text of all sources</source>
        <translation>Texto de todas las fuentes</translation>
    </message>
    <message>
        <source>Text, vendor</source>
        <translation>Texto, proveedor</translation>
    </message>
    <message>
        <source>Text, saved</source>
        <translation>Texto, guardado</translation>
    </message>
    <message>
        <source>Text, live</source>
        <translation>Texto, en vivo</translation>
    </message>
    <message>
        <source>Scroll text of all sources</source>
        <translation>Desplazar el texto de todas las fuentes</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codificación</translation>
    </message>
    <message>
        <source>Encoding the bytes are read in</source>
        <translation>Codificación con la que se leen los bytes</translation>
    </message>
    <message>
        <source>Encoding: automatic</source>
        <translation>Codificación: automática</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Ajustar líneas largas</translation>
    </message>
    <message>
        <source>Let invisible and direction-changing characters act instead of writing them out</source>
        <translation>Dejar que los caracteres invisibles y los que cambian la dirección actúen, en lugar de escribirlos de forma visible</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Cannot be read: %1</source>
        <translation>No se puede leer: %1</translation>
    </message>
    <message>
        <source>This is binary, not text.</source>
        <translation>Esto es binario, no texto.</translation>
    </message>
    <message>
        <source>Show in Hex</source>
        <translation>Mostrar en Hex</translation>
    </message>
    <message>
        <source>Changed while it was read: what is shown may mix two states.</source>
        <translation>Cambió mientras se leía: lo que se muestra puede mezclar dos estados.</translation>
    </message>
    <message>
        <source>Ends earlier than its size says: it became shorter, or its record is wrong.</source>
        <translation>Termina antes de lo que indica su tamaño: se acortó o su registro es erróneo.</translation>
    </message>
    <message>
        <source>First %1 of %2 shown; use Hex for the rest.</source>
        <translation>Se muestran los primeros %1 de %2; para el resto, usar Hex.</translation>
    </message>
    <message>
        <source>Shown as is: it has characters that are invisible or change the direction of text.</source>
        <translation>Se muestra tal cual: contiene caracteres invisibles o que cambian la dirección del texto.</translation>
    </message>
    <message>
        <source>Not coloured: this text takes too long.</source>
        <translation>Sin colorear: este texto tarda demasiado.</translation>
    </message>
    <message>
        <source>Line %1 of %2, column %3</source>
        <translation>Línea %1 de %2, columna %3</translation>
    </message>
    <message>
        <source>bytes not valid in it: %1</source>
        <translation>bytes no válidos en ella: %1</translation>
    </message>
    <message>
        <source>all the same</source>
        <translation>todo igual</translation>
    </message>
    <message>
        <source>differences: %1</source>
        <translation>diferencias: %1</translation>
    </message>
    <message>
        <source>There is nothing to compare this text with.</source>
        <translation>No hay nada con que comparar este texto.</translation>
    </message>
    <message>
        <source>These texts are the same.</source>
        <translation>Estos textos son iguales.</translation>
    </message>
    <message>
        <source>There is no other difference.</source>
        <translation>No hay otra diferencia.</translation>
    </message>
    <message>
        <source>Wrapped: went on at the end.</source>
        <translation>Se llegó al principio: se continuó desde el final.</translation>
    </message>
    <message>
        <source>Wrapped: went on at the beginning.</source>
        <translation>Se llegó al final: se continuó desde el principio.</translation>
    </message>
    <message>
        <source>Not found.</source>
        <translation>No encontrado.</translation>
    </message>
    <message>
        <source>Copied: %1.</source>
        <translation>Copiado: %1.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy Raw</source>
        <translation>Copiar en bruto</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Buscar…</translation>
    </message>
    <message>
        <source>Next Difference</source>
        <translation>Diferencia siguiente</translation>
    </message>
    <message>
        <source>Previous Difference</source>
        <translation>Diferencia anterior</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Plegar</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>Espacios</translation>
    </message>
    <message>
        <source>Fold equal lines</source>
        <translation>Plegar las líneas iguales</translation>
    </message>
    <message>
        <source>Show spaces and tabs</source>
        <translation>Mostrar espacios y tabuladores</translation>
    </message>
    <message>
        <source>Show spaces as dots and tabs as arrows</source>
        <translation>Mostrar los espacios como puntos y los tabuladores como flechas</translation>
    </message>
    <message numerus="yes">
        <source>%n equal lines folded, Enter shows them</source>
        <translation>
            <numerusform>%n línea igual plegada, Intro la muestra</numerusform>
            <numerusform>%n líneas iguales plegadas, Intro las muestra</numerusform>
        </translation>
    </message>
    <message>
        <source>Wrap lines that are longer than the pane is wide</source>
        <translation>Ajustar las líneas más largas que el ancho del panel</translation>
    </message>
    <message>
        <source>Show lines that are the same everywhere as one; a click on it, or Enter, shows them</source>
        <translation>Mostrar como una sola las líneas iguales en todas partes; un clic en ella, o Intro, las muestra</translation>
    </message>
</context>
<context>
    <name>assay::TextView</name>
    <message>
        <source>This file is empty.</source>
        <translation>Este archivo está vacío.</translation>
    </message>
    <message>
        <source>… %1 more bytes in this line; Hex shows them</source>
        <translation>… %1 bytes más en esta línea; Hex los muestra</translation>
    </message>
    <message>
        <source>no newline at the end</source>
        <comment>of a file</comment>
        <translation>sin salto de línea al final</translation>
    </message>
    <message>
        <source>(no such line)</source>
        <translation>(no existe esa línea)</translation>
    </message>
    <message numerus="yes">
        <source>%n equal lines</source>
        <translation>
            <numerusform>%n línea igual</numerusform>
            <numerusform>%n líneas iguales</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TimelineView</name>
    <message>
        <source>Times of modification</source>
        <translation>Fechas de modificación</translation>
    </message>
    <message numerus="yes">
        <source>%n path(s)</source>
        <translation>
            <numerusform>%n ruta</numerusform>
            <numerusform>%n rutas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, all times: %2</source>
        <translation>%1, todas las fechas: %2</translation>
    </message>
    <message>
        <source>%1, before %2: %3</source>
        <translation>%1, antes de %2: %3</translation>
    </message>
    <message>
        <source>%1, from %2 on: %3</source>
        <translation>%1, desde %2: %3</translation>
    </message>
    <message>
        <source>%1, %2 to %3: %4</source>
        <extracomment>%1 &quot;live&quot;, %2 and %3 times</extracomment>
        <translation>%1, de %2 a %3: %4</translation>
    </message>
    <message>
        <source>no times</source>
        <translation>sin fechas</translation>
    </message>
    <message>
        <source>Drag over a span of time to see its paths; double-click or Ctrl+wheel shows it larger.</source>
        <translation>Arrastre sobre un intervalo para ver sus rutas; doble clic o Ctrl+rueda lo amplía.</translation>
    </message>
</context>
<context>
    <name>assay::TreePane</name>
    <message>
        <source>%1 pane</source>
        <translation>Panel «%1»</translation>
    </message>
    <message>
        <source>Files of the %1 source</source>
        <translation>Archivos de la fuente «%1»</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Drop a file or folder here to load it as the %1 state.</source>
        <translation>Soltar aquí un archivo o una carpeta para cargarlo como estado «%1».</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Leyendo …</translation>
    </message>
    <message>
        <source>This source is empty.</source>
        <translation>Esta fuente está vacía.</translation>
    </message>
    <message>
        <source>No differences.</source>
        <translation>No hay diferencias.</translation>
    </message>
    <message>
        <source>No unexplained differences. “Unexplained only” hides what an honest engine makes.</source>
        <translation>No hay diferencias sin explicar. «Solo sin explicar» oculta lo que produce un motor íntegro.</translation>
    </message>
    <message>
        <source>No path fits the filter.</source>
        <translation>Ninguna ruta corresponde al filtro.</translation>
    </message>
    <message>
        <source>Load as %1</source>
        <translation>Cargar como «%1»</translation>
    </message>
    <message numerus="yes">
        <source>Load %n files or folders</source>
        <translation>
            <numerusform>Cargar %n archivo o carpeta</numerusform>
            <numerusform>Cargar %n archivos o carpetas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TrustDock</name>
    <message>
        <source>Statements</source>
        <translation>Declaraciones</translation>
    </message>
    <message>
        <source>The way from the signer to the disk</source>
        <translation>El camino del firmante al disco</translation>
    </message>
    <message>
        <source>Statements and the way of one of them</source>
        <translation>Declaraciones y el camino de una de ellas</translation>
    </message>
    <message>
        <source>What is known, and what to do</source>
        <translation>Lo que se sabe y qué hacer</translation>
    </message>
    <message>
        <source>Source that statements are about</source>
        <translation>Fuente de la que tratan las declaraciones</translation>
    </message>
    <message>
        <source>Time that statements are judged for</source>
        <translation>Momento para el que se evalúan las declaraciones</translation>
    </message>
    <message>
        <source>Date and time in UTC</source>
        <translation>Fecha y hora en UTC</translation>
    </message>
    <message>
        <source>Further places</source>
        <translation>Otros lugares</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Confianza</translation>
    </message>
    <message>
        <source>Who signed the image, and what that signature covers. A signature says something of a digest at one moment: five things are told apart, and none of them is called good because it was not checked.</source>
        <translation>Quién firmó la imagen y qué cubre esa firma. Una firma dice algo de un resumen (digest) en un momento dado: se distinguen cinco cosas, y ninguna se da por buena por no haberse comprobado.</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Qué buscar</translation>
    </message>
    <message>
        <source>Trusted &amp;Keys …</source>
        <translation>Claves de con&amp;fianza …</translation>
    </message>
    <message>
        <source>The keys, certificates and roots that you rely on. Nothing else is ever trusted: no keyring of a user, no store of the system.</source>
        <translation>Las claves, los certificados y las raíces en los que usted confía. Nunca se confía en nada más: en ningún llavero de un usuario, en ningún almacén del sistema.</translation>
    </message>
    <message>
        <source>Further &amp;Places</source>
        <translation>Otros lu&amp;gares</translation>
    </message>
    <message>
        <source>Further folders and files to look for signatures, trust metadata and manifests in</source>
        <translation>Otras carpetas y otros archivos en los que buscar firmas, metadatos de confianza y manifiestos</translation>
    </message>
    <message>
        <source>Check &amp;Again</source>
        <translation>&amp;Comprobar de nuevo</translation>
    </message>
    <message>
        <source>Look again, and judge anew; stops while it looks</source>
        <translation>Buscar de nuevo y volver a evaluar; mientras se busca, detiene</translation>
    </message>
    <message>
        <source>The source that statements are shown of. All are looked at.</source>
        <translation>La fuente cuyas declaraciones se muestran. Se examinan todas.</translation>
    </message>
    <message>
        <source>Judged for now</source>
        <translation>Evaluado para ahora</translation>
    </message>
    <message>
        <source>For the image&apos;s own time</source>
        <translation>Para la fecha de la propia imagen</translation>
    </message>
    <message>
        <source>For another time</source>
        <translation>Para otro momento</translation>
    </message>
    <message>
        <source>Evidence is older than the day it is looked at: what has expired since may have been good when it was used.</source>
        <translation>La evidencia es más antigua que el día en que se examina: lo que ha caducado desde entonces pudo ser válido cuando se usó.</translation>
    </message>
    <message>
        <source>A row a statement: who makes it, and whether its records are intact, the signature is valid, the signer is one you trust, it is fresh at the time it is judged for, and its digest leads to what is at hand.</source>
        <translation>Una fila por declaración: quién la hace, y si sus registros están intactos, la firma es válida, el firmante es de su confianza, está vigente en el momento para el que se evalúa y su resumen (digest) lleva a lo que se tiene a mano.</translation>
    </message>
    <message>
        <source>Columns of the statements</source>
        <translation>Columnas de las declaraciones</translation>
    </message>
    <message>
        <source>but: %1</source>
        <translation>pero: %1</translation>
    </message>
    <message>
        <source>Step by step from the signer to the files on the disk. The first step that is not proven is where the signature&apos;s cover ends; what comes after it is only claimed.</source>
        <translation>Paso a paso, del firmante a los archivos en el disco. En el primer paso que no está probado termina lo que cubre la firma; lo que viene después solo se afirma.</translation>
    </message>
    <message>
        <source>Columns of the way</source>
        <translation>Columnas del camino</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Looking for signatures</source>
        <translation>Búsqueda de firmas</translation>
    </message>
    <message>
        <source>It was stopped before all was looked at. Check again.</source>
        <translation>Se detuvo antes de examinarlo todo. Comprobar de nuevo.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a source, and how many statements there are about it</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Detener la búsqueda</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Comprobar de nuevo</translation>
    </message>
    <message>
        <source>Looking for signatures …</source>
        <translation>Buscando firmas …</translation>
    </message>
    <message>
        <source>This source cannot be asked: %1</source>
        <translation>No se puede consultar esta fuente: %1</translation>
    </message>
    <message>
        <source>Nothing was looked at yet. Check again.</source>
        <translation>Aún no se ha examinado nada. Comprobar de nuevo.</translation>
    </message>
    <message>
        <source>Open a source to see who signed it.</source>
        <translation>Abrir una fuente para ver quién la firmó.</translation>
    </message>
    <message>
        <source>Nobody says anything about %1 in the places that were looked at.</source>
        <translation>Nadie dice nada de %1 en los lugares examinados.</translation>
    </message>
    <message>
        <source>Name further places: a folder or file with signatures, a registry&apos;s storage, a client&apos;s trust folder.</source>
        <translation>Indicar otros lugares: una carpeta o un archivo con firmas, el almacenamiento de un registro de imágenes (registry), la carpeta de confianza de un cliente.</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) about %1, judged for %2.</source>
        <translation>
            <numerusform>%n declaración sobre %1, evaluada para %2.</numerusform>
            <numerusform>%n declaraciones sobre %1, evaluadas para %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>You rely on nobody yet: add keys, certificates or roots with “Trusted Keys”.</source>
        <translation>Aún no confía en nadie: añadir claves, certificados o raíces con «Claves de confianza».</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) in these places are about something else.</source>
        <translation>
            <numerusform>%n declaración de estos lugares trata de otra cosa.</numerusform>
            <numerusform>%n declaraciones de estos lugares tratan de otra cosa.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not read: %1</source>
        <translation>No leído: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be read; an export of the result has them all.</source>
        <translation>
            <numerusform>%n más no se pudo leer; una exportación del resultado los contiene todos.</numerusform>
            <numerusform>%n más no se pudieron leer; una exportación del resultado los contiene todos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look in a &amp;Folder …</source>
        <translation>Buscar en una &amp;carpeta …</translation>
    </message>
    <message>
        <source>Look in F&amp;iles …</source>
        <translation>Buscar en arch&amp;ivos …</translation>
    </message>
    <message>
        <source>No Longer in %1</source>
        <extracomment>%1 a path</extracomment>
        <translation>Dejar de buscar en %1</translation>
    </message>
    <message>
        <source>The sources&apos; own places only</source>
        <translation>Solo los lugares propios de las fuentes</translation>
    </message>
    <message>
        <source>Look for Signatures in a Folder</source>
        <translation>Buscar firmas en una carpeta</translation>
    </message>
    <message>
        <source>Look for Signatures in Files</source>
        <translation>Buscar firmas en archivos</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Menú contextual</translation>
    </message>
    <message>
        <source>Copy &amp;Digest</source>
        <translation>Copiar el &amp;resumen (digest)</translation>
    </message>
    <message>
        <source>Copy Row as &amp;TSV</source>
        <translation>Copiar la fila como &amp;TSV</translation>
    </message>
    <message>
        <source>Copy Row as &amp;JSON</source>
        <translation>Copiar la fila como &amp;JSON</translation>
    </message>
    <message>
        <source>Copy the List of Raw &amp;Records</source>
        <translation>Copiar la lista de registros en &amp;bruto</translation>
    </message>
    <message>
        <source>Copy &amp;All Details</source>
        <translation>Copiar todos los &amp;detalles</translation>
    </message>
    <message>
        <source>&amp;Export Trust Result …</source>
        <translation>E&amp;xportar el resultado de confianza …</translation>
    </message>
    <message>
        <source>Fetch S&amp;ignatures …</source>
        <translation>Obtener fir&amp;mas …</translation>
    </message>
    <message>
        <source>Ask the image&apos;s registry, or a notary server, for what is said of it. Nothing is fetched unless you ask for it.</source>
        <translation>Preguntar al registro de la imagen, o a un servidor Notary, qué se dice de ella. No se obtiene nada si usted no lo pide.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>De&amp;tener</translation>
    </message>
</context>
<context>
    <name>assay::TrustModel</name>
    <message>
        <source>Signed By</source>
        <translation>Firmado por</translation>
    </message>
    <message>
        <source>Scheme</source>
        <comment>of signing</comment>
        <translation>Esquema</translation>
    </message>
    <message>
        <source>What Is Signed</source>
        <translation>Qué se firma</translation>
    </message>
    <message>
        <source>Signed At</source>
        <translation>Firmado el</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Caduca</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Abarca</translation>
    </message>
    <message>
        <source>Signed Digest</source>
        <translation>Resumen firmado (digest)</translation>
    </message>
    <message>
        <source>%1, signed by %2</source>
        <translation>%1, con firma de %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>checksums, not signed</source>
        <translation>sumas de comprobación, sin firmar</translation>
    </message>
    <message>
        <source>checksums, signed by OpenPGP</source>
        <translation>sumas de comprobación, firmadas con OpenPGP</translation>
    </message>
    <message>
        <source>minisign</source>
        <translation>minisign</translation>
    </message>
    <message>
        <source>signify</source>
        <translation>signify</translation>
    </message>
    <message>
        <source>Docker Content Trust</source>
        <translation>Docker Content Trust</translation>
    </message>
    <message>
        <source>TUF</source>
        <translation>TUF</translation>
    </message>
    <message>
        <source>cosign signature</source>
        <translation>firma de cosign</translation>
    </message>
    <message>
        <source>Sigstore bundle</source>
        <translation>paquete de Sigstore (bundle)</translation>
    </message>
    <message>
        <source>Notation</source>
        <translation>Notation</translation>
    </message>
    <message>
        <source>OpenPGP signature</source>
        <translation>firma OpenPGP</translation>
    </message>
    <message>
        <source>OpenPGP simple signing</source>
        <translation>firma simple OpenPGP (simple signing)</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>Integridad</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>Vigencia</translation>
    </message>
    <message>
        <source>Binding</source>
        <translation>Vinculación</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>whether a statement of trust holds</comment>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>intact</source>
        <comment>records of a signature</comment>
        <translation>intacta</translation>
    </message>
    <message>
        <source>damaged</source>
        <comment>records of a signature</comment>
        <translation>dañada</translation>
    </message>
    <message>
        <source>valid</source>
        <comment>signature</comment>
        <translation>válida</translation>
    </message>
    <message>
        <source>not valid</source>
        <comment>signature</comment>
        <translation>no válida</translation>
    </message>
    <message>
        <source>trusted</source>
        <comment>signer</comment>
        <translation>de confianza</translation>
    </message>
    <message>
        <source>not trusted</source>
        <comment>signer</comment>
        <translation>no es de confianza</translation>
    </message>
    <message>
        <source>fresh</source>
        <comment>signature</comment>
        <translation>vigente</translation>
    </message>
    <message>
        <source>stale</source>
        <comment>signature</comment>
        <translation>no vigente</translation>
    </message>
    <message>
        <source>leads here</source>
        <comment>signed digest</comment>
        <translation>lleva aquí</translation>
    </message>
    <message>
        <source>leads elsewhere</source>
        <comment>signed digest</comment>
        <translation>lleva a otro lugar</translation>
    </message>
    <message>
        <source>holds</source>
        <comment>statement of trust</comment>
        <translation>se cumple</translation>
    </message>
    <message>
        <source>does not hold</source>
        <comment>statement of trust</comment>
        <translation>no se cumple</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <comment>statement of trust</comment>
        <translation>no se puede determinar</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>a signer without a name</source>
        <translation>un firmante sin nombre</translation>
    </message>
    <message>
        <source>%1, by the word of %2</source>
        <translation>%1, según %2</translation>
    </message>
    <message>
        <source>%1 (not trusted)</source>
        <translation>%1 (no es de confianza)</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nadie</translation>
    </message>
    <message>
        <source>nobody that can be told</source>
        <translation>nadie que se pueda determinar</translation>
    </message>
    <message>
        <source>%1, proven</source>
        <translation>%1, probado</translation>
    </message>
    <message>
        <source>%1, by the signer&apos;s own word</source>
        <translation>%1, según el propio firmante</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>otra cosa</translation>
    </message>
    <message>
        <source>a digest, nothing further</source>
        <translation>un resumen (digest), nada más</translation>
    </message>
    <message>
        <source>this file</source>
        <translation>este archivo</translation>
    </message>
    <message>
        <source>this image, to the files on disk</source>
        <translation>esta imagen, hasta los archivos en el disco</translation>
    </message>
    <message>
        <source>this image&apos;s records, not what lies on disk</source>
        <translation>los registros de esta imagen, no lo que hay en el disco</translation>
    </message>
    <message>
        <source>this image&apos;s records</source>
        <translation>los registros de esta imagen</translation>
    </message>
    <message>
        <source>%1, an attestation of %2</source>
        <translation>%1, atestación de tipo %2</translation>
    </message>
    <message>
        <source>Signed by: %1</source>
        <translation>Firmado por: %1</translation>
    </message>
    <message>
        <source>Key of %1: %2</source>
        <translation>Clave de %1: %2</translation>
    </message>
    <message>
        <source>Signers needed: %1</source>
        <translation>Firmantes necesarios: %1</translation>
    </message>
    <message>
        <source>Digest: %1</source>
        <translation>Resumen (digest): %1</translation>
    </message>
    <message>
        <source>Signed at: %1</source>
        <translation>Firmado el: %1</translation>
    </message>
    <message>
        <source>Expires: %1</source>
        <translation>Caduca: %1</translation>
    </message>
    <message>
        <source>Covers: %1</source>
        <translation>Abarca: %1</translation>
    </message>
    <message>
        <source>First that is not proven: %1 (%2)</source>
        <translation>Lo primero que no está probado: %1 (%2)</translation>
    </message>
</context>
<context>
    <name>assay::TrustWayModel</name>
    <message>
        <source>what lies on the disk is what the image&apos;s configuration names</source>
        <translation>lo que hay en el disco es lo que nombra la configuración de la imagen</translation>
    </message>
    <message>
        <source>%1 stands for the image</source>
        <translation>%1 representa la imagen</translation>
    </message>
    <message>
        <source>its content was not read</source>
        <translation>no se leyó su contenido</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>Probado</translation>
    </message>
    <message>
        <source>From Signer to Disk</source>
        <translation>Del firmante al disco</translation>
    </message>
    <message>
        <source>Why Not</source>
        <translation>Por qué no</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Referente a</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Because: %1</source>
        <translation>Motivo: %1</translation>
    </message>
    <message>
        <source>Here the way breaks off: what follows is only claimed.</source>
        <translation>Aquí se interrumpe el camino: lo que sigue solo se afirma.</translation>
    </message>
    <message>
        <source>Comes after the place where the way breaks off.</source>
        <translation>Viene después del punto en que se interrumpe el camino.</translation>
    </message>
</context>
<context>
    <name>assay::TrustedKeys</name>
    <message>
        <source>public key</source>
        <translation>clave pública</translation>
    </message>
    <message>
        <source>key of a transparency log</source>
        <translation>clave de un registro de transparencia</translation>
    </message>
    <message>
        <source>minisign or signify key</source>
        <translation>clave de minisign o signify</translation>
    </message>
    <message>
        <source>OpenPGP key</source>
        <translation>clave OpenPGP</translation>
    </message>
    <message>
        <source>OpenPGP fingerprint</source>
        <translation>huella OpenPGP</translation>
    </message>
    <message>
        <source>Sigstore root</source>
        <translation>raíz de Sigstore</translation>
    </message>
    <message>
        <source>certificate authority</source>
        <translation>autoridad de certificación</translation>
    </message>
    <message>
        <source>signing authority</source>
        <translation>autoridad de firma</translation>
    </message>
    <message>
        <source>time stamp authority</source>
        <translation>autoridad de sellado de tiempo</translation>
    </message>
    <message>
        <source>TUF root</source>
        <translation>raíz TUF</translation>
    </message>
    <message>
        <source>id of a TUF root&apos;s key</source>
        <translation>id de la clave de una raíz TUF</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>identidad</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) and root(s) came with this case and are not used: somebody else relied on them. See “Trusted Keys”.</source>
        <translation>
            <numerusform>%n clave o raíz vino con este caso y no se usa: otra persona confió en ella. Ver «Claves de confianza».</numerusform>
            <numerusform>%n claves y raíces vinieron con este caso y no se usan: otra persona confió en ellas. Ver «Claves de confianza».</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading keys and roots</source>
        <translation>Leyendo claves y raíces</translation>
    </message>
    <message>
        <source>Reading the OpenPGP key</source>
        <translation>Leyendo la clave OpenPGP</translation>
    </message>
    <message>
        <source>No fingerprint can be read from this key.</source>
        <translation>No se puede leer ninguna huella de esta clave.</translation>
    </message>
    <message>
        <source>The trusted keys of the case were not taken: %1</source>
        <translation>No se tomaron las claves de confianza del caso: %1</translation>
    </message>
    <message>
        <source>configuration of notation</source>
        <translation>configuración de notation</translation>
    </message>
    <message>
        <source>folder of TUF metadata</source>
        <translation>carpeta de metadatos TUF</translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders</source>
        <translation>
            <numerusform>%n archivo o carpeta</numerusform>
            <numerusform>%n archivos y carpetas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be taken.</source>
        <translation>
            <numerusform>No se pudo tomar %n más.</numerusform>
            <numerusform>No se pudieron tomar %n más.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::TrustedKeysDialog</name>
    <message>
        <source>Trusted keys and roots</source>
        <translation>Claves y raíces de confianza</translation>
    </message>
    <message>
        <source>What the chosen key or certificate is used for</source>
        <translation>Para qué se usa la clave o el certificado elegido</translation>
    </message>
    <message>
        <source>What is typed</source>
        <translation>Qué se escribe</translation>
    </message>
    <message>
        <source>Fingerprint, key id or identity</source>
        <translation>Huella, id de clave o identidad</translation>
    </message>
    <message>
        <source>Issuer of the identity</source>
        <translation>Emisor de la identidad</translation>
    </message>
    <message>
        <source>What is known, and what to do</source>
        <translation>Lo que se sabe y qué hacer</translation>
    </message>
    <message>
        <source>Trusted keys</source>
        <translation>Claves de confianza</translation>
    </message>
    <message>
        <source>Trusted Keys</source>
        <translation>Claves de confianza</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>No longer rely on what is chosen (Delete)</source>
        <translation>Dejar de confiar en lo elegido (Supr)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation>Deshacer el último cambio (Ctrl+Z)</translation>
    </message>
    <message>
        <source>These were the choice of whoever worked on the case before. Compare their fingerprints with ones from elsewhere first.</source>
        <translation>Los eligió quien trabajó antes en el caso. Comparar primero sus huellas con otras obtenidas por otra vía.</translation>
    </message>
    <message>
        <source>&amp;Pin Its Fingerprint</source>
        <translation>&amp;Fijar su huella</translation>
    </message>
    <message>
        <source>Rely on the OpenPGP keys of the chosen file by their whole fingerprints. Compare these with ones from elsewhere first: a name in a key is only claimed.</source>
        <translation>Confiar en las claves OpenPGP del archivo elegido por sus huellas completas. Compararlas primero con otras obtenidas por otra vía: un nombre en una clave solo se afirma.</translation>
    </message>
    <message>
        <source>Add &amp;Files …</source>
        <translation>Añadir arc&amp;hivos …</translation>
    </message>
    <message>
        <source>Public keys, certificates, trusted_root.json, root.json; what a file is follows from its content</source>
        <translation>Claves públicas, certificados, trusted_root.json, root.json; lo que es un archivo se deduce de su contenido</translation>
    </message>
    <message>
        <source>About trusted keys</source>
        <translation>Sobre las claves de confianza</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>A certificate does not say what you rely on it for: choose it under “Used as”.</source>
        <translation>Un certificado no dice para qué confía usted en él: elegirlo en «Usar como».</translation>
    </message>
    <message>
        <source>An OpenPGP key counts only when its whole fingerprint is pinned. Compare it with one from elsewhere, then pin it.</source>
        <translation>Una clave OpenPGP solo cuenta si está fijada su huella completa. Compararla con otra obtenida por otra vía y luego fijarla.</translation>
    </message>
    <message>
        <source>Used As</source>
        <translation>Usar como</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Fingerprint, and Whom It Names</source>
        <translation>Huella, y a quién nombra</translation>
    </message>
    <message>
        <source>What you rely on. The fingerprints are computed from the bytes that are kept; names in keys are only claimed.</source>
        <translation>En qué confía usted. Las huellas se calculan a partir de los bytes que se conservan; los nombres en las claves solo se afirman.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Add a fingerprint or an identity</source>
        <translation>Añadir una huella o una identidad</translation>
    </message>
    <message>
        <source>OpenPGP fingerprint</source>
        <translation>huella OpenPGP</translation>
    </message>
    <message>
        <source>Id of a TUF root&apos;s key</source>
        <translation>Id de la clave de una raíz TUF</translation>
    </message>
    <message>
        <source>Identity in a certificate</source>
        <translation>Identidad en un certificado</translation>
    </message>
    <message>
        <source>told by (issuer), as https://accounts.example.org</source>
        <translation>según (emisor), como https://accounts.example.org</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Añadir</translation>
    </message>
    <message>
        <source>Rely on what is typed</source>
        <translation>Confiar en lo escrito</translation>
    </message>
    <message>
        <source>mail address or URI, with * and ?; x509.subject: … for notation</source>
        <translation>dirección de correo o URI, con * y ?; x509.subject: … para notation</translation>
    </message>
    <message>
        <source>all hex digits</source>
        <translation>todos los dígitos hexadecimales</translation>
    </message>
    <message>
        <source>used</source>
        <comment>trusted key</comment>
        <translation>en uso</translation>
    </message>
    <message>
        <source>came with the case, not used</source>
        <translation>vino con el caso, no se usa</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>You rely on nobody yet: signatures are found, and that is all that can be said of them.</source>
        <translation>Usted aún no confía en nadie: se encuentran firmas, y es todo lo que se puede decir de ellas.</translation>
    </message>
    <message>
        <source>Rely on &amp;What Came with the Case</source>
        <translation>&amp;Confiar en lo que vino con el caso</translation>
    </message>
    <message>
        <source>Us&amp;ed as:</source>
        <translation>&amp;Usar como:</translation>
    </message>
    <message>
        <source>B&amp;y hand:</source>
        <translation>A &amp;mano:</translation>
    </message>
    <message>
        <source>Add F&amp;older …</source>
        <translation>Añadir car&amp;peta …</translation>
    </message>
    <message>
        <source>A folder as ~/.config/notation, whose trust policies say who may sign which repository; or one with metadata of Docker Content Trust or TUF that was seen before, as ~/.docker/trust: its roots are relied upon, and nothing may be older than what is in it. What a folder is follows from its content</source>
        <translation>Una carpeta como ~/.config/notation, cuyas políticas de confianza dicen quién puede firmar qué repositorio; o una con metadatos de Docker Content Trust o TUF vistos antes, como ~/.docker/trust: se confía en sus raíces, y nada puede ser más antiguo que lo que hay en ella. Lo que es una carpeta se deduce de su contenido</translation>
    </message>
    <message>
        <source>Nothing else is ever trusted: no keyring of a user, no store of the system. Add files, a configuration folder of notation or a folder of TUF metadata, or drop them here. They are kept in the case, or without one until Assay is closed.</source>
        <translation>Nunca se confía en nada más: en ningún llavero de un usuario ni en ningún almacén del sistema. Añadir archivos, una carpeta de configuración de notation o una carpeta de metadatos TUF, o soltarlos aquí. Se conservan en el caso o, si no hay ninguno, hasta que se cierre Assay.</translation>
    </message>
    <message>
        <source>Every root in this folder is relied upon. Compare the ids of the root keys with ones from elsewhere.</source>
        <translation>Se confía en todas las raíces de esta carpeta. Comparar los identificadores de las claves raíz con otros obtenidos por otra vía.</translation>
    </message>
    <message>
        <source>Notation Configuration or TUF Metadata</source>
        <translation>Configuración de notation o metadatos TUF</translation>
    </message>
    <message>
        <source>is read …</source>
        <translation>se está leyendo …</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) and root(s) came with this case and are not used: somebody else relied on them.</source>
        <translation>
            <numerusform>%n clave o raíz vino con este caso y no se usa: otra persona confió en ella.</numerusform>
            <numerusform>%n claves y raíces vinieron con este caso y no se usan: otra persona confió en ellas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>assay::Unattended</name>
    <message>
        <source>Two of the sources would be the same state. Name the places: --vendor, --saved, --live.</source>
        <translation>Dos de las fuentes serían el mismo estado. Indicar los lugares: --vendor, --saved, --live.</translation>
    </message>
    <message>
        <source>%1 was not written.</source>
        <translation>No se escribió %1.</translation>
    </message>
</context>
<context>
    <name>assay::ValidationDialog</name>
    <message>
        <source>A folder for the reports can be made among the temporary files</source>
        <translation>Se puede crear una carpeta para los informes entre los archivos temporales</translation>
    </message>
    <message>
        <source>SHA-256 of “abc” is that of FIPS 180-4</source>
        <translation>El SHA-256 de «abc» es el de FIPS 180-4</translation>
    </message>
    <message>
        <source>The files of the sample case have their digests</source>
        <translation>Los archivos del caso de ejemplo tienen sus digests</translation>
    </message>
    <message>
        <source>Both archives and the data root are read whole, the saved layers have their digests</source>
        <translation>Ambos archivos y el directorio de datos se leen enteros; las capas guardadas tienen sus digests</translation>
    </message>
    <message>
        <source>The vendor&apos;s files held against themselves: nothing differs</source>
        <translation>Los archivos del proveedor comparados consigo mismos: nada difiere</translation>
    </message>
    <message>
        <source>What was changed on the disk is found, all of it and nothing else</source>
        <translation>Se encuentra lo que se cambió en el disco, todo y nada más</translation>
    </message>
    <message>
        <source>The comparison says that these paths changed between the saved image and the disk, and no other</source>
        <translation>La comparación dice que estas rutas cambiaron entre la imagen guardada y el disco, y ninguna otra</translation>
    </message>
    <message>
        <source>The evidence file comes out the same twice</source>
        <translation>El archivo de evidencia sale igual dos veces</translation>
    </message>
    <message>
        <source>A report bundle with HTML and PDF is written, and holds</source>
        <translation>Se escribe un paquete de informe con HTML y PDF, y supera la comprobación</translation>
    </message>
    <message>
        <source>A bundle with one byte changed does not hold</source>
        <translation>Un paquete con un byte cambiado no la supera</translation>
    </message>
    <message>
        <source>PASS</source>
        <translation>CORRECTO</translation>
    </message>
    <message>
        <source>FAIL</source>
        <translation>FALLO</translation>
    </message>
    <message>
        <source>NOT TRIED</source>
        <translation>NO PROBADO</translation>
    </message>
    <message>
        <source>Known limits of this version:</source>
        <translation>Límites conocidos de esta versión:</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>Qué se probó</translation>
    </message>
    <message>
        <source>Versions, platform and known limits</source>
        <translation>Versiones, plataforma y límites conocidos</translation>
    </message>
    <message>
        <source>What was done with the page</source>
        <translation>Qué se hizo con la página</translation>
    </message>
    <message>
        <source>Validate This Installation</source>
        <translation>Validar esta instalación</translation>
    </message>
    <message>
        <source>Known answer</source>
        <translation>Respuesta conocida</translation>
    </message>
    <message>
        <source>Found instead</source>
        <translation>Encontrado en su lugar</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Botones</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Copy the page as text</source>
        <translation>Copiar la página como texto</translation>
    </message>
    <message>
        <source>Save &amp;As …</source>
        <translation>Guardar &amp;como …</translation>
    </message>
    <message>
        <source>Trying what is known of the sample case …</source>
        <translation>Probando lo que se sabe del caso de ejemplo …</translation>
    </message>
    <message>
        <source>Validating this installation</source>
        <translation>Validando esta instalación</translation>
    </message>
    <message>
        <source>The test was stopped. Nothing is known of this installation.</source>
        <translation>La prueba se detuvo. No se sabe nada de esta instalación.</translation>
    </message>
    <message>
        <source>NOT VALID: %1</source>
        <translation>NO VÁLIDA: %1</translation>
    </message>
    <message>
        <source>PASS: every answer was the known one.</source>
        <translation>CORRECTO: todas las respuestas fueron las conocidas.</translation>
    </message>
    <message>
        <source>NOT VALID: an answer was not the known one; what follows it was not tried.</source>
        <translation>NO VÁLIDA: una respuesta no fue la conocida; lo que sigue no se probó.</translation>
    </message>
    <message>
        <source>&amp;Test Again</source>
        <translation>&amp;Probar otra vez</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Probar otra vez</translation>
    </message>
    <message>
        <source>The page was copied.</source>
        <translation>La página se copió.</translation>
    </message>
    <message>
        <source>Save the Page</source>
        <translation>Guardar la página</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Escribiendo %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Escrito: %1</translation>
    </message>
    <message>
        <source>The page was not written. %1</source>
        <translation>La página no se escribió. %1</translation>
    </message>
    <message>
        <source>Save the page as PDF, HTML or text</source>
        <translation>Guardar la página como PDF, HTML o texto</translation>
    </message>
    <message>
        <source>PDF, to print (*.pdf);;HTML page (*.html);;Text (*.txt)</source>
        <translation>PDF, para imprimir (*.pdf);;Página HTML (*.html);;Texto (*.txt)</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>Cop&amp;iar</translation>
    </message>
</context>
<context>
    <name>assay::ValueTable</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>assay::VersionsModel</name>
    <message>
        <source>This version has no content: it is no file.</source>
        <translation>Esta versión no tiene contenido: no es un archivo.</translation>
    </message>
    <message>
        <source>named again later in the same layer</source>
        <translation>nombrada de nuevo más adelante en la misma capa</translation>
    </message>
    <message>
        <source>Only its metadata is kept: the same layer names this path again, and an engine unpacks the last one.</source>
        <translation>Solo se conservan sus metadatos: la misma capa nombra de nuevo esta ruta, y un motor desempaqueta la última.</translation>
    </message>
    <message>
        <source>seen</source>
        <comment>a version of a file</comment>
        <translation>visible</translation>
    </message>
    <message>
        <source>hidden by a higher layer</source>
        <comment>a version of a file</comment>
        <translation>oculta por una capa superior</translation>
    </message>
    <message>
        <source>hides what lower layers hold</source>
        <comment>a deletion mark</comment>
        <translation>oculta lo que contienen las capas inferiores</translation>
    </message>
    <message>
        <source>seen, and hides what lower layers hold</source>
        <comment>a version of a file</comment>
        <translation>visible, y oculta lo que contienen las capas inferiores</translation>
    </message>
    <message>
        <source>, hides what lower layers hold in it</source>
        <comment>a folder</comment>
        <translation>, oculta lo que las capas inferiores contienen en ella</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Permisos</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propietario</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Modificado</translation>
    </message>
    <message>
        <source>SHA-256 or target</source>
        <translation>SHA-256 o destino</translation>
    </message>
    <message>
        <source>Diff id of the layer</source>
        <translation>Diff id de la capa</translation>
    </message>
    <message>
        <source>in a layer that is not shown</source>
        <comment>a version of a file</comment>
        <translation>en una capa que no se muestra</translation>
    </message>
</context>
<context>
    <name>assay::VersionsView</name>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Versions of this path in all layers</source>
        <translation>Versiones de esta ruta en todas las capas</translation>
    </message>
    <message>
        <source>Show the content of the chosen versions</source>
        <translation>Mostrar el contenido de las versiones elegidas</translation>
    </message>
    <message>
        <source>Choose up to three versions.</source>
        <translation>Elegir hasta tres versiones.</translation>
    </message>
    <message>
        <source>Enter shows it beside what is seen in the same source.</source>
        <translation>Intro la muestra junto a lo visible en la misma fuente.</translation>
    </message>
    <message>
        <source>Choose one version to see it beside what is seen, or up to three to see them side by side.</source>
        <translation>Elegir una versión para verla junto a lo visible, o hasta tres para verlas una junto a otra.</translation>
    </message>
    <message>
        <source>Show what the layer of the chosen version did</source>
        <translation>Mostrar lo que hizo la capa de la versión elegida</translation>
    </message>
    <message>
        <source>Show Con&amp;tent</source>
        <translation>Mos&amp;trar contenido</translation>
    </message>
    <message>
        <source>What the Layer Did</source>
        <translation>Qué hizo la capa</translation>
    </message>
</context>
</TS>
